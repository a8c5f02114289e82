/** As bench/own-forms-fourth-data.ts, written while that one was mended and measured only: nobody read what it shows. */
export const fifthForms: Readonly<Record<string, string>> = {
   en: String.raw`
hey so the app won't take my card, number's ⟦card|‹mc:4 4 4 4›⟧ exp ⟦exp|10/27⟧

I read it to the lady: ⟦card|‹visa:4-4-4-4›⟧. She said security code so i gave ⟦cvc|337⟧

⟦card|‹amex:4 6 5›⟧
⟦exp|08/28⟧
⟦cvc|7714⟧

wrong card on file! ⟦card|‹visa:16›⟧ belongs to my ex

cvv=⟦cvc|606⟧ if you need it

three numbers on the back are ⟦cvc|771⟧

my bank: Lloyds, ⟦acct|77-19-04⟧, ⟦acct|55203318⟧

direct deposit info - routing: ⟦acct|‹aba:9›⟧, account: ⟦acct|7720041983⟧

could you send it to iban ⟦iban|‹GB:22›⟧ instead

old account ⟦acct|55203318⟧ is closed, new account number ⟦acct|66203319⟧

SSN: ⟦ssn|‹ssn:3-2-4›⟧ thx

here's my social ⟦ssn|‹ssn:9›⟧ is this chat secure?

the last 4 of my ssn are ⟦ssn|7719⟧

NINO ⟦natid|RZ771904C⟧

NHS ⟦natid|‹nhs:3 3 4›⟧ my mums

EIN ⟦tax|77-1904412⟧ for the llc

passport number: ⟦pass|771904412⟧ expiry 04/2031

my new passport is ⟦pass|LA7719044⟧

drivers license ⟦dl|T771-9044-1283⟧ from illinois

dl number is ⟦dl|B7719044⟧

reach me at ⟦phone|(646) 555-0119⟧ after 6

mob ⟦phone|07700 900771⟧

tel no ⟦phone|0113 496 0771⟧ pls dont ring before 9

⟦phone|+44 7700 900 771⟧ is my whatsapp

email's ⟦mail|dana_w77@proton.me⟧

it should go to ⟦mail|dana w at proton dot me⟧ with no spaces

d.o.b ⟦dob|19.07.77⟧

birthday: ⟦dob|Jul 19 1977⟧

we moved to ⟦addr|77 Larch Grove, Didsbury, Manchester M20 6PQ⟧

new address ⟦addr|1904 Juniper Ct, Unit 7, Boise, ID 83702⟧

pw: ⟦pw|Marmalade#77⟧

my password was ⟦pw|Rosebud1904⟧ until today

it keeps rejecting ⟦pw|Toffee!Apple9⟧ as my password

temporary password from IT: ⟦pw|Zk7-Qm2v⟧

user dwest / pass ⟦pw|Lamplight77⟧

the admin panel takes admin and ⟦pw|c0balt-Sky⟧ as password

old pass ⟦pw|Otter1904⟧ new pass ⟦pw|Otter1905⟧

guest wifi password is ⟦pw|sunflowerfield7⟧

pin for the card: ⟦pin|7719⟧

I think the pin was ⟦pin|1904⟧ or ⟦pin|1905⟧

door code ⟦pin|7719#⟧

my code is ⟦otp|771904⟧

text said ⟦otp|190 477⟧, is that the one you want?

verification: ⟦otp|447719⟧

they emailed me ⟦otp|440771⟧ to log in

health plan member no. ⟦hid|HPX77190441⟧

policy number ⟦hid|771904-4412⟧ for my dental

MRN# ⟦mrn|7719044⟧

my hospital number: ⟦mrn|RX771904⟧

reg is ⟦plate|BD77 KLM⟧

number plate ⟦plate|KLM 771T⟧

wallet: ⟦wallet|1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa⟧

imei is ⟦imei|‹imei:15›⟧

blocked ip ⟦ip|82.14.77.190⟧

security answer = ⟦pw|Rosebud⟧

mothers maiden name: ⟦pw|Larkin⟧`,
  de: String.raw`
kreditkarte ⟦card|‹visa:4 4 4 4›⟧ abgelaufen ⟦exp|10/27⟧ prüfziffer ⟦cvc|337⟧

meine neue iban: ⟦iban|‹DE:4 4 4 4 4 2›⟧

konto nr ⟦acct|7719044⟧ bei der sparkasse

steuerid lautet ⟦tax|‹steuerid:2 3 3 3›⟧

sozialversicherungsnummer ⟦natid|‹rvnr:12›⟧

krankenkasse dak, nummer ⟦hid|‹kvnr:10›⟧

personalausweis nr. ⟦natid|L7719X04T⟧

reisepass ⟦pass|C7719X04T⟧ läuft ab

rufen sie mich an ⟦phone|0176 77190441⟧

tel ⟦phone|0221-771904⟧

e-mail lautet ⟦mail|d.west77@gmx.de⟧

gebdat ⟦dob|19.07.1977⟧

wir wohnen ⟦addr|Lärchenweg 77, 50996 Köln⟧

passwort: ⟦pw|Lakritz#77⟧

hab ⟦pw|Rosenkohl1904⟧ als kennwort eingegeben, falsch

benutzer dwest passwort ⟦pw|Laterne77⟧

wlan passwort ⟦pw|sonnenfeld77x⟧

pin lautet ⟦pin|7719⟧

code aus der sms: ⟦otp|771904⟧

meine tan war ⟦otp|190477⟧

kennz. ⟦plate|K-DW 771⟧

patientennummer ⟦mrn|7719044⟧

mädchenname meiner mutter: ⟦pw|Lerchner⟧`,
  fr: String.raw`
n° de carte ⟦card|‹mc:4 4 4 4›⟧ exp ⟦exp|10/27⟧ cvc ⟦cvc|337⟧

virement sur ⟦iban|‹FR:27›⟧

sécu: ⟦natid|‹nir:1 2 2 2 3 3 2›⟧

passeport n° ⟦pass|19DW77044⟧

joignable au ⟦phone|07 71 90 44 12⟧

mel ⟦mail|d.ouest@laposte.net⟧

naissance: ⟦dob|19/07/1977⟧

nouvelle adresse ⟦addr|77 allée des Mélèzes, 69009 Lyon⟧

mdp: ⟦pw|Reglisse#77⟧

j'ai mis ⟦pw|Rosier1904⟧ comme mot de passe

mon code secret ⟦pin|7719⟧

code sms reçu ⟦otp|771904⟧

plaque d'immat ⟦plate|DW-771-KL⟧

nom de jeune fille: ⟦pw|Alouette⟧`,
  es: String.raw`
nº tarjeta ⟦card|‹visa:16›⟧ caduca ⟦exp|10/27⟧ cvv ⟦cvc|337⟧

transferir a ⟦iban|‹ES:4 4 4 4 4 4›⟧

dni ⟦natid|‹dni:8-A›⟧

pasaporte nº ⟦pass|PAB771904⟧

mi movil ⟦phone|677 190 441⟧

mail ⟦mail|d.oeste@hotmail.es⟧

fecha de nacimiento ⟦dob|19-07-1977⟧

calle nueva: ⟦addr|Calle Alerce 77, 4º A, 46021 Valencia⟧

contraseña ⟦pw|Regaliz#77⟧

puse ⟦pw|Rosal1904⟧ como clave

pin tarjeta ⟦pin|7719⟧

código ⟦otp|771904⟧ recibido por sms

matrícula ⟦plate|7719 DWK⟧

apellido de soltera: ⟦pw|Alondra⟧`,
  pt: String.raw`
nº do cartão ⟦card|‹mc:16›⟧ validade ⟦exp|10/27⟧ cvv ⟦cvc|337⟧

cpf nº ⟦natid|‹cpf:11›⟧

whats ⟦phone|(21) 97719-0441⟧

e-mail ⟦mail|d.oeste@uol.com.br⟧

data de nascimento ⟦dob|19/07/1977⟧

endereço novo ⟦addr|Rua das Acácias, 77, Moema, São Paulo - SP⟧

senha: ⟦pw|Alcacuz#77⟧

conta ⟦acct|77190-4⟧ agência ⟦acct|4412⟧

recebi ⟦otp|771904⟧ no celular

placa ⟦plate|DWK7F19⟧`,
  it: String.raw`
carta n. ⟦card|‹visa:4 4 4 4›⟧ scadenza ⟦exp|10/27⟧ cvv ⟦cvc|337⟧

bonifico su ⟦iban|‹IT:27›⟧

codice fiscale: ⟦natid|‹cf:16›⟧

il mio numero ⟦phone|338 7719044⟧

posta ⟦mail|d.ovest@tiscali.it⟧

data nascita ⟦dob|19.07.1977⟧

vivo in ⟦addr|Via dei Larici 77, 40139 Bologna⟧

password ⟦pw|Liquirizia#77⟧

pin carta ⟦pin|77190⟧

codice ⟦otp|771904⟧ arrivato via sms

targa auto ⟦plate|DW771KL⟧`,
  nl: String.raw`
kaart ⟦card|‹mc:4 4 4 4›⟧ tot ⟦exp|10/27⟧ cvc ⟦cvc|337⟧

bsn nummer ⟦natid|‹bsn:9›⟧

overmaken naar ⟦iban|‹NL:4 4 4 4 2›⟧

mobiel nr ⟦phone|06-77190441⟧

mailadres ⟦mail|d.west@kpnmail.nl⟧

geboortedatum: ⟦dob|19-07-1977⟧

nieuw adres ⟦addr|Lariksweg 77, 6523 PQ Nijmegen⟧

wachtwoord: ⟦pw|Dropje#77⟧

pincode is ⟦pin|7719⟧

sms code ⟦otp|771904⟧

kenteken auto ⟦plate|DW-771-K⟧`,
  tech: String.raw`
config.yml:
  db_user: shop
  db_password: ⟦pw|N1ghtjar!7⟧

{"apiKey":"⟦key|‹a:36›⟧","env":"prod"}

DB_URI=⟦conn|mysql://shop:L4ntern77@db.internal:3306⟧/shop

git clone https://⟦conn|bot:‹a:24›@git.example.com⟧/x.git

Bearer token: ⟦key|‹a:40›⟧

AWS_ACCESS_KEY_ID=⟦key|AKIA‹A:16›⟧

2026-05-01 11:02:44 WARN login ok user=dwest pw=⟦pw|lamp!Light7⟧ from ⟦ip|198.51.100.77⟧

"licenseNumber":"⟦dl|D7719-04412-83⟧","dateOfBirth":"⟦dob|1977-07-19⟧"

"memberId": "⟦hid|HPX77190441⟧"

"bankAccount": {"iban": "⟦iban|‹DE:22›⟧", "bic": "⟦bic|DEUTDEFF⟧"}

{"cardNumber":"⟦card|‹visa:16›⟧","expiryDate":"⟦exp|10/27⟧","securityCode":"⟦cvc|337⟧"}

{"ssn":"⟦ssn|‹ssn:3-2-4›⟧","routingNumber":"⟦acct|‹aba:9›⟧","accountNumber":"⟦acct|77190441283⟧"}

SECRET_KEY = "⟦key|‹a:50›⟧"

echo ⟦pw|Kestr3l!9⟧ | sudo -S apt update password prompt

ssh deploy@10.1.2.3 pw ⟦pw|Curlew_77⟧

slack token ⟦key|xo‹›xb-‹d:12›-‹d:12›-‹a:24›⟧

STRIPE_SECRET=⟦key|sk_li‹›ve_‹a:24›⟧`,
  data: String.raw`
name,phone,dob
West,⟦phone|07700 900771⟧,⟦dob|19/07/1977⟧

customer;iban;bic
West;⟦iban|‹DE:22›⟧;⟦bic|COBADEFFXXX⟧

employee⇥ssn⇥salary
West⇥⟦ssn|‹ssn:9›⟧⇥44000

| user | password |
|---|---|
| dwest | ⟦pw|Sandpiper7⟧ |

Agent: your date of birth please
Customer: ⟦dob|19 07 1977⟧
Agent: and the memorable word?
Customer: ⟦pw|Sandpiper⟧

Agent: can I have the account number?
Dana: ⟦acct|55203318⟧
Agent: and sort code?
Dana: ⟦acct|77 19 04⟧

[09:01] Bot: please enter the 6-digit code
[09:02] Dana: ⟦otp|771904⟧

Q: passport number?
A: ⟦pass|771904412⟧

Name: Dana West
Phone: ⟦phone|646-555-0119⟧
SSN: ⟦ssn|‹ssn:3-2-4›⟧
DL#: ⟦dl|B7719044⟧
DOB: ⟦dob|07/19/1977⟧

Kontoinhaber: D. West
IBAN: ⟦iban|‹AT:20›⟧
Telefon: ⟦phone|0664 7719044⟧
Geburtsdatum: ⟦dob|19.7.1977⟧`,
}

export const fifthPlain: Readonly<Record<string, string>> = {
  en: String.raw`
order 7719044128 arrived broken

your tracking id is RM771904412GB

ref: TKT-771904

invoice 2027/1904 over 771,90 EUR

policy says returns within 30 days

I can't log in, password wrong

reset link expired after 15 min

the code never came

what's the pin length?

my card ends with 7719

card declined at 19:04

the sort function is slow

routing table is full

account closed 19/07/2025

born ready lol

plate is cracked

passport office opens at 9

license key is missing

version 7.7.19-rc4

build 20270719.4

commit 77a1904bdeadbeef1904

GET /v2/items/7719044 200 12ms

uuid 9b2f7f6e-5c1d-4e0a-9f77-1904412aa001

price 1.904,41 €

call centre open 8-19

meeting 19.07. at 10:30

10:00-19:04

temperature 19.4 C

77 people waiting

since 1977

room 1904

bus 771

flight KL1904

gate 77

seat 19D

ISBN 978-0-306-40615-7

EAN 7719044128835

SKU DW-7719-K

lot L7719B

serial SN7719044X

Bestellung 7719044 fehlt

Lieferung am 19.07.

Rechnungsnr. 7719-044

Fehlercode 0x7719

Gutschein SOMMER27

commande 77190441 en retard

facture n° F-7719

pedido 771904 sin llegar

factura 2027-7719

ordine n. 77190

bestelnummer 7719044

kortingscode ZOMER27

promo code SAVE19

use coupon WEST77

error 1904: disk full

ORA-01904

HTTP/1.1 404

at index.js:77:19

line 1904 col 7

timeout after 7719 ms

retry in 1904 s

port 7719 in use

10.0.0.0/8 is private

localhost:7719

v2.7.7

node 20.19.4

sha1 da39a3ee5e6b4b0d3255bfef95601890afd80709

etag W/"771-904"

1920x1080

77 GB free

19 km away

77% done

19:04 lap

score 77-19

ratio 7:1

chapter 19

p. 77

§ 77 StGB

Art. 19

ISO 7719

EN 1904

DIN 7719

claim 7719044 is open

case number 771904

ticket 77190 closed

meter reads 07719

Zählernummer? keine ahnung

account,amount
rent,771

name;city
West;Köln

item | price
tea | 7.71

Agent: which size?
Dana: 44

Agent: how many boxes?
Dana: 7719

Q: When did it start?
A: around 19:04

Agent: order number?
Dana: 7719044

what colour is it?
blue 77

Bot: Rate us 1-5
Dana: 4

my password manager is 1Password 8

the pin on the map

secret santa 2027

token ring

key account manager

born in Leeds

tel aviv 2027

mobile plan 20GB

social club 77`,
}
