/** The words that support is made of, the most frequent first; rarer ones are spelled from syllables. Written down for the measurements. */
export const frequentWords: Readonly<Record<'en' | 'de', string>> = {
  en: `the to i and you a it is for my of in on that have not this we with your be can was but are me please if order as at do account will
    thank so payment from when has get would or card an been there what help no us our still just any any one need they out know how address
    email invoice time refund send number thanks after now see because up does delivery could all day customer password try again already
    about more change update which were money week yesterday error today them contact subscription hello sorry received working page charge
    charged twice parcel bank transfer package back before cannot app login confirm tomorrow wait monday browser new phone website price
    shipping problem question button ticket cancel bought plan month morning item soon reply message wrong return replace bill option first
    last screen support issue access reset verify code team company name street office minute hour friday contract warranty broken missing
    found checked tried waiting understand happy glad happened correct amount balance statement receipt document attach file photo arrived
    late status tracking courier warehouse stock size colour discount voucher coupon offer credit debit fee tax total currency insurance
    policy claim doctor appointment patient booking flight hotel room passenger reservation ticket seat upgrade feature export import report
    setting profile user admin permission role invite member workspace project task link click download install version device laptop tablet`,
  de: `ich die und der das ist nicht in zu sie mir es den mit ein auf für eine wir haben bitte von habe noch an dem bei meine aber ihre wie auch
    kann danke konto so als wenn werden mein uns nach im wird schon hat ihnen bestellung vielen rechnung oder was sehr karte einen dass zahlung
    aus wurde immer wieder seit heute gerne dann um adresse mal gestern kein nur leider hallo diese lieferung noch über einmal paket passwort
    sind können ihr jetzt überweisung nummer meiner morgen vor bekommen guten tag geld woche erstattung problem frage sollte möchte geht kommt
    bis mehr anmelden fehler montag betrag doppelt abgebucht zurück versand kunde support vertrag kündigen ändern neue alte telefon seite
    bestätigen warten verstehe freut geprüft kaputt fehlt falsch gekauft monat versucht funktioniert antwort nachricht termin büro firma straße
    minute stunde freitag garantie umtausch gutschein rabatt angebot preis steuer gebühr lastschrift guthaben kontoauszug beleg unterlagen
    anhang datei foto angekommen spät verspätung sendungsnummer lager größe farbe versicherung police schaden arzt patient buchung flug hotel
    zimmer reservierung sitzplatz bericht einstellung profil benutzer berechtigung rolle einladung mitglied projekt aufgabe herunterladen`,
}

export const syllables: Readonly<Record<'en' | 'de', string>> = {
  en: `an ar as at be ber bra by car ce cen chi clo com con cor cra cul dan de den der di dor dra el en er es fa fen fer fi for fra ga gen gi gra
    har hel her hi hol im in is ken ki kin la le len ler li lin lo lor ma man mar me men mi mon mor na ne ner ni no nor on or pa par pe per pi
    por pra pre pro ra re ri ro sa se sen ser si so son sta ste ta te ten ter ti tion to tor tra tri tu ty un ur va ver vi vo wa wel wi win`,
  de: `ab an auf aus be ben ber bren dau den der dor durch ein en ent er fah fel fen fer fle gan ge gen ger grei gun hal han haf heit her hin hol
    kei ken ker kla kom kran lan lau lei len ler lich lie los mach men mer mit nach nen ner nis ord rau rei ren rich sam sau schaf schlie schrei
    se sen ser sicht sor spra stan stel ten ter tra trei um un ung ver vor wach wan wei wen wer wirt zah zei zen zer zie zu zug`,
}

export const firstNames =
  'Anna Ben Carla David Emma Felix Grace Hannah Ivan Julia Karl Laura Maria Noah Olivia Paul Quinn Rosa Simon Tara Uwe Vera Walter Xenia Yusuf Zara Jonas Lena Milan Sofia'
export const familyNames =
  'Adler Becker Clarke Davies Ebert Fischer Grant Hoffmann Irwin Jansen Keller Lindner Meyer Novak Osborne Peters Quandt Richter Schmidt Turner Ulrich Vogel Wagner Young Zimmermann Baker Cooper Dixon Foster Huber'
