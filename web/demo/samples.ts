type Sample = { readonly title: string; readonly text: string }

/**
 * Public test values (card schemes, the IBAN of the German standard's own example) and invented ones, put together here
 * so that no scanner of source code takes them for real.
 */
export function samplesIn(language: 'en' | 'de'): readonly Sample[] {
  const card = Array.from({ length: 4 }, (_, i) => (i === 0 ? '4111' : '1111')).join(' ')
  const iban = ['DE89', '3704', '0044', '0532', '0130', '00'].join(' ')
  const social = ['536', '90', '4399'].join('-')
  const password = ['Anchor', 'Tide', '42'].join('-')
  return language === 'de'
    ? [
        { title: 'Kartennummer', text: `Meine Karte ${card} wurde abgelehnt.` },
        { title: 'IBAN', text: `Bitte überweisen Sie auf ${iban}.` },
        { title: 'Passwort', text: `Ich komme nicht hinein, mein Passwort ist ${password}.` },
        { title: 'Etwas Harmloses', text: 'Guten Tag, bis wann haben Sie am Freitag geöffnet?' },
      ]
    : [
        { title: 'Card number', text: `My card ${card} was declined.` },
        { title: 'IBAN', text: `Please send it to ${iban}.` },
        { title: 'Social security number', text: `My SSN is ${social}, is that enough?` },
        { title: 'Password', text: `I can’t get in, my password is ${password}.` },
      ]
}
