/** As bench/own-forms-second-data.ts, shorter: written after that one was measured and before anybody looked at what it had missed. Nobody mends what this one shows. */
export const thirdForms: Readonly<Record<string, string>> = {
  en: String.raw`
you refunded the wrong card. right one ends 4471, full number ⟦card|‹mc:4 4 4 4›⟧

card details for the deposit: ⟦card|‹visa:16›⟧ ⟦exp|08/29⟧ ⟦cvc|604⟧ thanks

the teller wrote account ⟦acct|66204418⟧ and sort code ⟦acct|09-01-29⟧ on my slip

my bank: sort ⟦acct|090129⟧ account ⟦acct|66204418⟧

direct deposit: routing number ⟦acct|‹aba:9›⟧ account number ⟦acct|66204418930⟧

ssn for the credit check is ⟦ssn|‹ssn:3-2-4›⟧

NI number on my payslip ⟦natid|RX662044B⟧

I can't remember if its ⟦pw|Bluebell!66⟧ or ⟦pw|Bluebell!67⟧ for the portal password

login bex@ridge.example / ⟦pw|Thistle-204⟧ nope

password reset gave me ⟦pw|tmp.9Kd2xQ⟧ and it says incorrect

the router admin password is ⟦pw|copperkettle4⟧

my online banking passcode: ⟦pin|662044⟧

pin ending? no my pin is ⟦pin|6620⟧

they texted ⟦otp|662 044⟧, typed it, wrong

use code ⟦otp|440266⟧ to verify it said

alarm panel code ⟦pin|6204⟧

callback on ⟦phone|0131 496 0822⟧ or mob ⟦phone|07700 900266⟧

text ⟦phone|646-555-0126⟧ when ready

write to ⟦mail|bex.ridge@yahoo.co.uk⟧ pls

passport ⟦pass|662044193⟧ for check in

driving licence ⟦dl|RIDGE662044BX9AB⟧

reg ⟦plate|MA66 XRT⟧ in bay 12

vin on the v5 ⟦vin|‹vin:17›⟧

insurance id ⟦hid|MBR66204419⟧

hospital number ⟦mrn|662044⟧

dob ⟦dob|22.08.1966⟧

my address ⟦addr|9 Quarry Hill, Shrewsbury SY1 4LP⟧

ship to ⟦addr|1702 Cottonwood Trail, Unit B, Fort Collins, CO 80525⟧

client ip ⟦ip|203.0.113.166⟧

export DB_PASS=⟦pw|gr4niteSlab⟧

  "apiKey": "⟦key|‹a:32›⟧",

token=⟦key|gh‹›p_‹a:36›⟧

postgres://app:⟦conn|n0rthW1nd@db.example.io:5432⟧/app

Hi, username is bridge and the pass is ⟦pw|Thistle.204⟧ pls check

account locked after ⟦pw|Thistle204!⟧ three times

Secret answer is ⟦pw|Nettlecombe⟧

safe combination ⟦pin|66-20-44⟧`,
  de: String.raw`
Kreditkarte ⟦card|‹visa:4 4 4 4›⟧, läuft ab ⟦exp|08/29⟧, CVC ⟦cvc|604⟧

IBAN von meiner Tochter ⟦iban|‹DE:4 4 4 4 4 2›⟧

Konto ⟦acct|66204418⟧ Bankleitzahl 76050101

mein Login: bex / ⟦pw|Distel-204⟧

Passwort war ⟦pw|Glockenblume6⟧, wird nicht akzeptiert

das Routerpasswort ist ⟦pw|kupferkessel4⟧

PIN ⟦pin|6620⟧ gesperrt

SMS Code ⟦otp|662044⟧ ungültig

Alarmanlage Code ⟦pin|6204⟧

bitte anrufen ⟦phone|0911 66 20 44⟧

Handy ⟦phone|0170-6620441⟧

Mail: ⟦mail|b.huegel@freenet.de⟧

geb. am ⟦dob|22.08.66⟧

Steuer-IdNr ⟦tax|‹steuerid:2 3 3 3›⟧

Versichertennummer: ⟦hid|‹kvnr:10›⟧

Perso ⟦natid|LX6620T4K⟧

Kennzeichen ⟦plate|N-BX 662⟧

wohne jetzt ⟦addr|Steinbruchweg 9, 91054 Erlangen⟧

Fallnummer ⟦mrn|66204418⟧

spring.mail.password=⟦pw|Nordw1nd!⟧`,
  fr: String.raw`
carte bleue ⟦card|‹mc:16›⟧ expire ⟦exp|08/29⟧ cvv ⟦cvc|604⟧

IBAN ⟦iban|‹FR:4 4 4 4 4 4 3›⟧ au nom de ma fille

mon mot de passe ⟦pw|Chardon-204⟧ est refusé

le pass du wifi c'est ⟦pw|bouilloire66⟧

code pin ⟦pin|6620⟧ bloqué

le sms dit ⟦otp|662 044⟧

code de l'alarme ⟦pin|6204⟧

tel ⟦phone|06 62 04 41 93⟧

courriel ⟦mail|b.colline@sfr.fr⟧

né le ⟦dob|22 août 1966⟧

n° sécu ⟦natid|‹nir:1 2 2 2 3 3 2›⟧

plaque ⟦plate|FX-662-TA⟧

adresse: ⟦addr|9 rue de la Carrière, 25000 Besançon⟧`,
  es: String.raw`
tarjeta ⟦card|‹visa:16›⟧ vence ⟦exp|08/29⟧ cvv ⟦cvc|604⟧

iban ⟦iban|‹ES:24›⟧

contraseña ⟦pw|Cardo-204⟧ rechazada

la clave del wifi: ⟦pw|tetera6620⟧

pin ⟦pin|6620⟧ bloqueado

me mandaron el ⟦otp|662044⟧ por sms

alarma código ⟦pin|6204⟧

teléfono ⟦phone|662 04 41 93⟧

correo ⟦mail|b.cerro@ono.com⟧

nacida el ⟦dob|22/08/1966⟧

dni ⟦natid|‹dni:8A›⟧

matrícula ⟦plate|6620 BXT⟧

calle: ⟦addr|Calle Cantera 9, 2º B, 18009 Granada⟧`,
  pt: String.raw`
cartão ⟦card|‹mc:4 4 4 4›⟧ vence ⟦exp|08/29⟧ cvv ⟦cvc|604⟧

cpf do meu pai ⟦natid|‹cpf:3.3.3-2›⟧

senha ⟦pw|Cardo#204⟧ recusada

a senha da internet é ⟦pw|chaleira66⟧

pin ⟦pin|6620⟧

chegou o código ⟦otp|662044⟧

celular ⟦phone|(31) 96620-4419⟧

email ⟦mail|b.monte@uol.com.br⟧

nascido em ⟦dob|22/08/1966⟧

ag. ⟦acct|6620⟧ c/c ⟦acct|44193-0⟧

endereço: ⟦addr|Rua da Pedreira 9, Centro, Ouro Preto - MG, 35400-000⟧`,
  it: String.raw`
carta ⟦card|‹visa:4 4 4 4›⟧ scade ⟦exp|08/29⟧ cvv ⟦cvc|604⟧

iban ⟦iban|‹IT:27›⟧ di mia figlia

la password ⟦pw|Cardo.204⟧ non va

password del modem: ⟦pw|bollitore66⟧

pin ⟦pin|6620⟧

mi è arrivato ⟦otp|662044⟧

cell ⟦phone|366 2044193⟧

mail ⟦mail|b.colle@virgilio.it⟧

nato il ⟦dob|22/08/1966⟧

cf ⟦natid|‹cf:16›⟧

targa ⟦plate|FX 662 TA⟧

indirizzo ⟦addr|Via della Cava 9, 06121 Perugia⟧`,
  nl: String.raw`
kaart ⟦card|‹mc:16›⟧ verloopt ⟦exp|08/29⟧ cvc ⟦cvc|604⟧

iban ⟦iban|‹NL:18›⟧ van mijn dochter

wachtwoord ⟦pw|Distel#204⟧ werkt niet

het wifi wachtwoord is ⟦pw|waterkoker66⟧

pin ⟦pin|6620⟧

sms-code ⟦otp|662044⟧

mobiel ⟦phone|06-66204419⟧

email ⟦mail|b.heuvel@planet.nl⟧

geboren op ⟦dob|22-08-1966⟧

bsn ⟦natid|‹bsn:9›⟧

kenteken ⟦plate|FX-662-T⟧

adres ⟦addr|Steengroeve 9, 6211 AB Maastricht⟧`,
}
