/** As bench/own-forms-data.ts, written after what the first round showed was mended. Nobody mends what this one shows. */
export const secondForms: Readonly<Record<string, string>> = {
  en: String.raw`
morning, the debit order came off the wrong card, should be ⟦card|‹visa:4 4 4 4›⟧ good thru ⟦exp|01/29⟧

use this one: ⟦card|‹mc:4-4-4-4›⟧, ⟦exp|1/28⟧, ⟦cvc|774⟧, zip 60614

amex ⟦card|‹amex:4 6 5›⟧ 4 digit code on the front ⟦cvc|8821⟧

the machine printed ⟦card|‹visa:16›⟧ on the whole receipt!! is that even legal

Card no:⟦card|‹mc:16›⟧;Exp:⟦exp|10/2027⟧;CVV2:⟦cvc|509⟧

my rent goes to ⟦acct|60-83-71⟧ ⟦acct|20461883⟧ each month

Payee sort code: ⟦acct|608371⟧
Payee account no: ⟦acct|20461883⟧

please pay my wages into account ⟦acct|20461883⟧ sort ⟦acct|60-83-71⟧

ABA/routing ⟦acct|‹aba:9›⟧, savings account number is ⟦acct|5518820347⟧

IBAN for the refund is ⟦iban|‹IE:4 4 4 4 4 2›⟧ in my partners name

overseas acct ⟦iban|‹GB:22›⟧

HR wants my social, it is ⟦ssn|‹ssn:3-2-4›⟧

ssn: ⟦ssn|‹ssn:3 2 4›⟧ name as on licence

NI: ⟦natid|PW 55 20 17 A⟧ started in march

national insurance no ⟦natid|pw552017a⟧

my nhs number (⟦natid|‹nhs:3 3 4›⟧) isnt recognised by the app

sin card says ⟦natid|‹sin:3-3-3›⟧

TFN ⟦tax|‹tfn:9›⟧ for payroll

EIN ⟦tax|82-5510937⟧ on the W9

UTR number ⟦tax|‹utr:10›⟧, hmrc letter attached

username: tess.moran password: ⟦pw|Saffron&Thyme4⟧

still cant get in. pw=⟦pw|greyhound61⟧ same as always

the temp password you emailed ⟦pw|Xq7-vTTm2⟧ expired already

I set it to ⟦pw|Orchid.2025⟧ and now the portal says invalid password

is ⟦pw|Longbow1415⟧ too weak for a password? thats what i chose

my son changed the ipad passcode to ⟦pin|190733⟧ and forgot

Wi-Fi password for the flat is ⟦pw|meadowlark-88⟧, tv wont connect

we share the login, user kitchen2 and password ⟦pw|Mise3nPlace⟧

debit card pin ⟦pin|6082⟧ worked yesterday not today

PIN I was given over phone: ⟦pin|3375⟧

i entered ⟦otp|771 204⟧ from the text and nothing happens

the authenticator gave ⟦otp|220918⟧ but too late

verification code ⟦otp|90341⟧ keeps failing

gate code is ⟦pin|7714⟧ then press bell for flat 6

key safe is by the meter, code ⟦pin|3081⟧

lockbox: ⟦pin|5590⟧

ring me ⟦phone|07733 180 462⟧ not the landline

office ⟦phone|(617) 555-0162⟧ x204

daytime tel no. ⟦phone|0161 496 0375⟧

my cell ⟦phone|5035550119⟧ text is fine

+1 (303) 555 0187 is old, new one ⟦phone|+1 (303) 555 0140⟧

pls email ⟦mail|moran.tess+rent@proton.me⟧

contact: ⟦mail|the.hendersons@btinternet.com⟧ / ⟦phone|01224 555 817⟧

mail me at jen underscore or better ⟦mail|jen_w@outlook.com⟧

passport num is ⟦pass|561220948⟧ and surname as booked

Travel doc: passport ⟦pass|LB4418207⟧ exp 14/02/2031

drivers licence # ⟦dl|K550-2210-8843⟧

DL no: ⟦dl|B5518204⟧ CA

my car ⟦plate|BD21 KVR⟧ got a ticket in your car park, reg as above

number plate ⟦plate|YX70 OPL⟧

chassis / VIN ⟦vin|‹vin:17›⟧

membership: insurance member ID ⟦hid|WEP551820934⟧

Policy number: ⟦hid|HH-5518-20934⟧ burst pipe claim

patient no. ⟦mrn|551820⟧ dentist moved my appt

MRN ⟦mrn|20-551820⟧

I was born ⟦dob|17 Nov 1959⟧ so should get the senior fare

DOB ⟦dob|11/17/59⟧

child's date of birth = ⟦dob|2014-05-30⟧

deliver to ⟦addr|Unit 7, 22 Tannery Row, Bristol BS2 0XQ⟧ ring the bell twice

moved: ⟦addr|918 Larkspur Lane, Asheville, NC 28804⟧

billing addr ⟦addr|31 Merino Crescent, Bendigo VIC 3550⟧

public ip ⟦ip|198.51.100.142⟧ blocked by your firewall

imei ⟦imei|‹imei:15›⟧ reported stolen

serial + mac on sticker: ⟦mac|a4:5e:60:c1:77:0b⟧

btc to ⟦wallet|3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy⟧ please confirm

curl https://api.example.io/v1/charges -u ⟦key|sk‹›_live_‹a:24›⟧:

export OPENAI_API_KEY=⟦key|sk-‹›proj-‹a:48›⟧

Authorization: Bearer ⟦key|ey‹›JhbGciOiJIUzI1NiJ9.ey‹›JzdWIiOiI0MiJ9.‹a:43›⟧

# config/database.yml
production:
  adapter: postgresql
  username: depot
  password: ⟦pw|c0bbleStone9⟧

.env
SMTP_USER=hello
SMTP_PASS="⟦pw|t!dalPool33⟧"
LOG_LEVEL=info

{"client_id":"web","client_secret":"⟦key|‹a:32›⟧","scope":"read"}

amqp://⟦conn|queue:Bur5tPipe@rabbit.example.net:5672⟧/prod refused

$dsn = 'mysql:host=localhost;dbname=crm';
$pass = '⟦pw|Wh1teStork⟧';

kind: ConfigMap
data:
  API_KEY: ⟦key|‹h:40›⟧

2025-02-11T09:14:03Z WARN auth user=tmoran password="⟦pw|Saffron44⟧" denied

Traceback: requests.get(url, headers={"X-Api-Key": "⟦key|‹a:36›⟧"})

terraform.tfvars
db_password = "⟦pw|H0llyhock_7⟧"
region = "eu-west-2"

From: Ruth Adeyemi <⟦mail|ruth.adeyemi@oakfield-school.example⟧>
Subject: lunch money
Parent mobile ⟦phone|07700 900 813⟧

Name	Phone	Email
Ode	⟦phone|07700 900417⟧	⟦mail|ode@example.org⟧
Kerr	⟦phone|07700 900655⟧	⟦mail|kerr@example.org⟧

[11/02/2025, 18:03] Gran: my card number is ⟦card|‹visa:4 4 4 4›⟧ is that the one
[11/02/2025, 18:04] Me: dont send that here!

OCR: DRIVING LICENCE 5. ⟦dl|ADEYE755220R99KJ⟧ 4b. 10.02.2034`,
  de: String.raw`
guten morgen, abgebucht wurde von ⟦card|‹visa:4 4 4 4›⟧ gültig ⟦exp|03/29⟧ aber ich hab gekündigt

Karte: ⟦card|‹mc:16›⟧ / ⟦exp|11/27⟧ / Prüfziffer ⟦cvc|226⟧

neue Bankverbindung ⟦iban|‹DE:4 4 4 4 4 2›⟧ ab Mai

Miete bitte auf ⟦iban|‹DE:22›⟧

SEPA Konto ⟦iban|‹AT:4 4 4 4 4›⟧ BIC ⟦bic|RLNWATWW⟧

Konto-Nr ⟦acct|55182034⟧, BLZ 50010517

Passwort: ⟦pw|Zitronenfalter_8⟧ Benutzer: pmaurer

mein kennwort war immer ⟦pw|Donaublick22⟧

hab das Passwort auf ⟦pw|Kastanie!31⟧ geändert, geht trotzdem nicht

ich komme mit ⟦pw|Bergziege77⟧ nicht mehr rein, Passwort falsch steht da

WLAN Passwort lautet ⟦pw|schneehase-2020⟧

Zugangsdaten: pmaurer / ⟦pw|Zitrone#88⟧

PIN der Girocard ist ⟦pin|7402⟧

meine Telefon-PIN: ⟦pin|66310⟧

TAN ⟦otp|550218⟧ wurde nicht angenommen

Bestätigungscode ⟦otp|318 944⟧ abgelaufen

Code fürs Tor: ⟦pin|5518⟧

Schlüsseltresor Code ⟦pin|2093⟧

Rückruf bitte unter ⟦phone|0162 9083317⟧

Tel.: ⟦phone|+49 (0)711 55 18 203⟧

dienstlich ⟦phone|069-5518203⟧, privat ⟦phone|01520 4418207⟧

schreiben sie an ⟦mail|p.maurer-99@gmx.net⟧

mailadresse: ⟦mail|paul punkt maurer at gmx punkt net⟧

geboren am ⟦dob|29.02.1984⟧ in Gera

Geb.dat. meiner Mutter: ⟦dob|07.06.1948⟧

Steueridentifikationsnummer ⟦tax|‹steuerid:11›⟧

SV-Nr. ⟦natid|‹rvnr:2 6 A 3›⟧

Krankenversichertennummer ⟦hid|‹kvnr:10›⟧

Ausweisnummer ⟦natid|L8X4R09TN⟧

Reisepass ⟦pass|CH1K7PM3V⟧ bis 2033

Führerschein-Nr.: ⟦dl|K110FRR4N12⟧

mein Kennzeichen: ⟦plate|S-PM 5518⟧

Auto mit Kennzeichen ⟦plate|LÖ MP 203⟧ steht falsch

Fahrgestellnr. ⟦vin|‹vin:17›⟧

Pat.Nr. ⟦mrn|551820⟧

AHV ⟦natid|‹ahv:3.4.4.2›⟧

Sozialversicherungsnummer ⟦natid|‹svnr:4 6›⟧ (Österreich)

Neue Adresse ab 1.4.: ⟦addr|Färbergasse 17, 90402 Nürnberg⟧

Zustellung an ⟦addr|Wiesenstr. 4 b, 8010 Graz⟧

Rechnungsadresse
⟦addr|Talstrasse 63
8001 Zürich⟧

db.password=⟦pw|r0terMohn!⟧

ssh -p 2222 root@⟦ip|203.0.113.200⟧
Passwort ⟦pw|Eisvogel_55⟧

{"benutzer":"pm","passwort":"⟦pw|Eisvogel#5⟧"}

Von: Ilse Brandt <⟦mail|i.brandt@hausverwaltung.example⟧>
Betreff: Nebenkosten

[11.02.25, 18:03:11] Oma: die pin ist ⟦pin|4418⟧ kind

Sicherheitsantwort: ⟦pw|Rosinenbrot⟧

Wallet ⟦wallet|0xde709f2102306220921060314715629080e2fb77⟧

Steuernummer: ⟦tax|133/8150/8159⟧`,
  fr: String.raw`
ma cb ⟦card|‹visa:4 4 4 4›⟧ exp ⟦exp|06/28⟧ code ⟦cvc|415⟧ refusée au péage

carte ⟦card|‹mc:16›⟧, cryptogramme ⟦cvc|093⟧

virement sur ⟦iban|‹FR:4 4 4 4 4 4 3›⟧ svp

iban belge ⟦iban|‹BE:16›⟧

mot de passe provisoire ⟦pw|Hirondelle#6⟧ déjà expiré

mon mdp ⟦pw|cerise1982⟧ marche plus

identifiant: p.garnier mdp: ⟦pw|Muguet!05⟧

je me connecte toujours avec ⟦pw|Bretagne29⟧

clé wifi : ⟦pw|C4F1A9027BE8D6531FA0⟧

le code pin de ma carte c'est ⟦pin|8036⟧

code de vérification ⟦otp|661 083⟧ invalide

digicode ⟦pin|26B48⟧ 2e étage

code portail : ⟦pin|4410⟧

sécurité sociale ⟦natid|‹nir:1 2 2 2 3 3 2›⟧

mon numéro de sécu c'est ⟦natid|‹nir:15›⟧

rappelez moi au ⟦phone|07 55 18 20 34⟧

fixe ⟦phone|01.55.18.20.34⟧ portable ⟦phone|+33 6 55 18 20 34⟧

mon adresse mail ⟦mail|garnier.p@laposte.net⟧

née le ⟦dob|3 mai 1991⟧

date de naissance : ⟦dob|03-05-1991⟧

passeport ⟦pass|23CK55182⟧

CNI ⟦natid|X4RTBPFW4⟧

n° de permis ⟦dl|15AB55182⟧

voiture immatriculée ⟦plate|EK-551-VP⟧

VIN ⟦vin|‹vin:17›⟧ carte grise

numéro fiscal : ⟦tax|‹spi:13›⟧

siret ⟦tax|‹siret:14›⟧

n° adhérent ⟦hid|55182034⟧ mutuelle

IPP ⟦mrn|5518203⟧

livrer au ⟦addr|48 boulevard Carnot, 59800 Lille⟧

nouvelle adresse
⟦addr|3 chemin des Vignes
34150 Aniane⟧

MAIL_PASSWORD=⟦pw|pl@gEdor33⟧

"mot_de_passe": "⟦pw|Coquelicot_3⟧",

mysql -u root -p'⟦pw|chataigne8⟧' boutique

De : Anne Blin <⟦mail|a.blin@clinique.example⟧>
Objet : facture

IP ⟦ip|203.0.113.55⟧ bannie`,
  es: String.raw`
la tarjeta es ⟦card|‹mc:4 4 4 4›⟧ cad ⟦exp|09/27⟧ cvc ⟦cvc|640⟧

tarjeta: ⟦card|‹visa:16›⟧ código de atrás ⟦cvc|118⟧

transferencia a ⟦iban|‹ES:4 4 4 4 4 4›⟧

mi dni: ⟦natid|‹dni:8-A›⟧

NIE ⟦natid|‹nie:A7A›⟧ caducado

mi contraseña: ⟦pw|Azahar!2024⟧

clave de acceso ⟦pw|almendro77⟧ no vale

usuario lmartin contraseña ⟦pw|Retama.31⟧

entro con ⟦pw|Granada1492⟧ desde siempre

pin de la tarjeta ⟦pin|5092⟧

código de verificación: ⟦otp|409 118⟧

me llegó el código ⟦otp|550913⟧

el código del portal es ⟦pin|2580⟧

llamen al ⟦phone|644 55 18 20⟧

tel fijo ⟦phone|954 55 18 20⟧

mi email ⟦mail|l.martin@telefonica.net⟧

nací el ⟦dob|29/02/1984⟧

fecha nac. ⟦dob|29-02-1984⟧

pasaporte ⟦pass|PAF551820⟧

la matrícula es ⟦plate|5518 LKM⟧

bastidor: ⟦vin|‹vin:17›⟧

dirección: ⟦addr|Calle Real 21, 1º A, 29601 Marbella⟧

vivo en ⟦addr|Avda. de América 112, 28028 Madrid⟧

nº seguridad social ⟦natid|‹nss:2/8/2›⟧

CURP: ⟦natid|‹curp:18›⟧

clabe interbancaria ⟦acct|‹clabe:18›⟧

cuit ⟦tax|‹cuit:11›⟧

rut ⟦natid|‹rut:8-A›⟧

cédula de ciudadanía ⟦natid|52.447.918⟧

póliza ⟦hid|55182034-7⟧

historia clínica nº ⟦mrn|551820⟧

DB_PASS=⟦pw|tom1llo_seco⟧

{"correo":"⟦mail|ana@example.es⟧","clave":"⟦pw|Jazmin#21⟧"}

wifi: casa_ana / ⟦pw|olivo-viejo-3⟧

ip ⟦ip|192.0.2.201⟧`,
  pt: String.raw`
cartão ⟦card|‹visa:4 4 4 4›⟧ val ⟦exp|02/28⟧ cvv ⟦cvc|907⟧

meu cpf: ⟦natid|‹cpf:3.3.3-2›⟧

cpf ⟦natid|‹cpf:11›⟧ não bate

CNPJ ⟦tax|‹cnpj:14›⟧

a minha senha é ⟦pw|Ipe!amarelo7⟧

senha antiga ⟦pw|bicicleta81⟧ senha nova ⟦pw|Bicicleta#82⟧

palavra-passe: ⟦pw|Sardinha_13⟧

entro com ⟦pw|Lisboa1755⟧

pin ⟦pin|7713⟧ bloqueado

código de verificação ⟦otp|208 447⟧

código recebido por sms: ⟦otp|551820⟧

código do portão ⟦pin|4418⟧

telefone ⟦phone|(11) 95518-2034⟧

tlm ⟦phone|93 551 82 03⟧

mail: ⟦mail|rita.bastos@gmail.com⟧

nasci a ⟦dob|5 de junho de 1977⟧

data nasc ⟦dob|05/06/1977⟧

passaporte nº ⟦pass|CB551820⟧

CNH ⟦dl|55182034417⟧

placa ⟦plate|QWE4F18⟧

chassi nº ⟦vin|‹vin:17›⟧

NIF ⟦tax|‹nif:9›⟧

IBAN ⟦iban|‹PT:25›⟧

ag ⟦acct|1182-3⟧ cc ⟦acct|55182-0⟧ bradesco

moro na ⟦addr|Rua Augusta 1508, apto 61, São Paulo - SP, 01304-001⟧

morada ⟦addr|Rua do Almada 77, 3º Esq, 4050-036 Porto⟧

nº de utente ⟦hid|551820344⟧

prontuário ⟦mrn|551820⟧

SENHA_DB=⟦pw|c4juina!9⟧

wifi do café: ⟦pw|pao-de-queijo22⟧ é a senha`,
  it: String.raw`
carta ⟦card|‹mc:4 4 4 4›⟧ scadenza ⟦exp|12/27⟧ cvv ⟦cvc|350⟧

numero carta: ⟦card|‹visa:4-4-4-4›⟧

iban: ⟦iban|‹IT:4 4 4 4 4 4 3›⟧

il mio codice fiscale è ⟦natid|‹cf:16›⟧

p. iva ⟦tax|‹piva:11›⟧

password ⟦pw|Lucciola!14⟧ errata dice

la mia password era ⟦pw|tramonto83⟧

utente: gferri password: ⟦pw|Rosmarino.2⟧

accedo sempre con ⟦pw|Firenze1265⟧

pin ⟦pin|2749⟧ carta bloccata

codice di verifica ⟦otp|883 041⟧

ho ricevuto il codice ⟦otp|551820⟧

codice cancello ⟦pin|5518⟧

cellulare ⟦phone|339 55 18 203⟧

fisso ⟦phone|06 5518203⟧

email ⟦mail|g.ferri@tiscali.it⟧

nata il ⟦dob|05/06/1977⟧

data nascita: ⟦dob|5 giugno 1977⟧

passaporto n. ⟦pass|YC5518203⟧

carta d'identità n. ⟦natid|CB55182MN⟧

patente n. ⟦dl|U15518203M⟧

targa ⟦plate|GB 551 PM⟧

numero telaio ⟦vin|‹vin:17›⟧

abito in ⟦addr|Via San Vitale 52, 40125 Bologna⟧

consegna: ⟦addr|Piazza Duomo 3, 38122 Trento (TN)⟧

tessera sanitaria n. ⟦hid|80380005518203441777⟧

cartella clinica ⟦mrn|551820⟧

DB_PASS='⟦pw|gelsomin0!⟧'

wifi password: ⟦pw|mare-calmo-9⟧`,
  nl: String.raw`
kaart ⟦card|‹visa:4 4 4 4›⟧ geldig ⟦exp|04/29⟧ cvc ⟦cvc|206⟧

creditcardnr ⟦card|‹mc:16›⟧

iban ⟦iban|‹NL:4 4 4 4 2›⟧ tnv mevr Smit

bsn: ⟦natid|‹bsn:3 3 3›⟧

burgerservicenummer is ⟦natid|‹bsn:9›⟧

wachtwoord: ⟦pw|Zonnebloem!6⟧

mijn ww is ⟦pw|fietspomp21⟧

inlog: jsmit / ⟦pw|Dijk&Duin7⟧

ik kan met ⟦pw|Waddenzee88⟧ niet meer inloggen

pincode ⟦pin|7026⟧ geblokkeerd

verificatiecode ⟦otp|551 820⟧

code van de poort is ⟦pin|4418⟧

mijn nummer ⟦phone|06 5518 2034⟧

vast ⟦phone|030-5518203⟧

mail ⟦mail|j.smit@kpnmail.nl⟧

geboren ⟦dob|05-06-1977⟧

geb.datum: ⟦dob|5 juni 1977⟧

paspoortnummer ⟦pass|NR55L82K0⟧

rijbewijsnummer ⟦dl|5518203441⟧

kenteken ⟦plate|G-551-PM⟧

chassisnr ⟦vin|‹vin:17›⟧

btw nr ⟦tax|‹btw:14›⟧

woon op ⟦addr|Kanaalweg 77, 3526 KM Utrecht⟧

afleveren: ⟦addr|Molenstraat 9 bis
5611 GX Eindhoven⟧

zorgverzekering polisnr ⟦hid|551820344⟧

patientnr ⟦mrn|5518203⟧

DB_PASSWORD: "⟦pw|stroopKan!5⟧"

wifi-code: ⟦pw|kaas-en-brood4⟧

rijksregisternr ⟦natid|‹nrn:2.2.2-3.2›⟧`,
}

export const secondPlain: Readonly<Record<string, string>> = {
  en: String.raw`
order #55182-034 shows delivered but the porch is empty

SO-2025-00551 was split into 3 boxes, 1 of 3 came

case 0055182 reopened twice since 02/02

UPS 1Z551R820344170033 exception in Memphis

USPS 9400111899223344556677 says pre-shipment

airway bill 176-55182034 held

my statement shows 1,182.03 but the till said 1,128.30

APR went from 18.24% to 22.99% overnight

flight EI 152 12 Feb dep 15:40 gate 408

train 1A47, coach C seats 21 and 22

booking QX7M2K for 2 nights

room 1182, 11th floor, checkout 11:00

screen model UE50TU7020KXXU no picture

firmware 7.3.1-118 rolled back to 7.2.9

printer error 0xc19a0003

washing machine shows F08 then E20

tyres 225/45 R17 94W two of them

part 4B0-955-205-C please

ISBN 9781408855652 wrong edition

EAN 5901234123457 on the box

colour code #1F3A5F vs #1E395E

git sha 4e1243bd22c66e76c2ba9eddc1f91394e57f9f83

trace 7d4f0c9e2b1a4c55a8f0d1e2c3b4a596

correlation id 0b9e7c64-55d1-4f0e-9a57-1182034aa417

v3.11.4 on macOS 15.1 (24B83)

postgres 16.4, node 22.11.0, redis 7.2

GET /orders/55182 404 in 18 ms

timestamp 1739265243118

2025-02-11 09:14:03,118 INFO 42 rows in 0.118 s

sku;qty;net
55-182;3;4.10
55-183;1;18.20

the wardrobe is 201 x 150 x 66 cm

paint coverage 12 m2 per litre, I have 55.18 m2

boiler pressure 1.8 bar, return temp 48

meter 118203 on 1 Feb, 118477 on 1 Mar

electric 14.2p off peak 27.4p peak

dose 2.5 ml every 6 hours, max 4

BP 118/72, pulse 64, temp 36.8

HbA1c 42 mmol/mol is that fine

GCSE grades 7 7 6 8 5

term starts 3 Sept, 38 weeks

council tax band D 1,918.44

clause 11.2(c) of schedule 4

page 118 of 203, footnote 44

bus 55 every 12 min from stop B

M25 J11 to J18, 22 miles

score 118-102, half time 55-48

queue position 182, eta 34 min

lot 551, hammer 820

raffle tickets 551 to 560

I forgot my password and my PIN

why does the PIN have to be 6 digits

can i get a new member card

how do i change the phone number and address on file

what is the CVV and where is it on amex

my password manager says weak, 11 chars

SMTP_PORT=587
SMTP_TLS=true
WORKERS=4

password: ${'$'}{DB_PASSWORD}

api_key = settings.API_KEY

secretKeyRef: name: db-credentials key: password

USER node
EXPOSE 3000
CMD ["node","server.js"]

image: nginx:1.27-alpine
memory: 512Mi

md5 9e107d9d372bb6826bd81d3542a419d6`,
  de: String.raw`
Auftrag 55182034 seit 02.02. offen

Vorgang 2025-00551 wurde zweimal geschlossen

DHL 00340434551820344170 seit 5 Tagen in Köln

Hermes H1001234551820 nicht angekommen

Rechnung 551820 über 118,20 EUR

Mahnung vom 11.02.2025, Frist 14 Tage

RE 4 um 18:03 ab Gleis 12, +25 min

Zimmer 418, 4. Etage

Typ WM14N2 E-Nr. WM14N2C3/07

Fehler E20 und F08

Softwarestand 7.3.1 (118)

Reifen 225/45 R17

Teilenr. 4B0955205C

ISBN 978-3-446-24955-1

Farbe #1F3A5F, RAL 5011

Stromzähler 118203 am 1.2.

14,2 ct/kWh, Grundpreis 11,82

Schrank 201 x 150 x 66

Dosis 2,5 ml alle 6 Stunden

RR 118/72 Puls 64

Note 2,3 im Abitur

Paragraph 11 Absatz 2 Nr. 4

Seite 118 von 203

Linie 55, alle 12 Minuten

A8 Ausfahrt 55, km 182

Endstand 3:2 n.V.

Platz 182 in der Warteschlange

Passwort vergessen, PIN auch

warum muss das Kennwort 12 Zeichen haben

wo steht die IBAN auf der Karte

Adresse ändern, geht das online?

USt 19 % von 118,20

Az. 4 C 118/25

Flurstück 118/3, Flur 4

DIN 18203-1

Gutschein FRUEHLING25 ungültig

Charge 21B04, MHD 04/2026

HRB steht im Impressum

10 Flaschen à 0,75 l

Kurs B2.1 ab 3. März

Kundennummer 55182 finde ich nicht

Pos 3: 4 Stück zu 8,20`,
  fr: String.raw`
commande 55182034 en attente depuis le 02/02

suivi 8L55182034417 à Lyon

facture 551820 de 118,20 €

train 8812 voiture 4 place 21

chambre 418, 4e étage

erreur F08 puis E20

version 7.3.1 (118)

pneus 225/45 R17

ISBN 978-2-253-00611-4

couleur #1F3A5F

compteur 118203 le 1er février

14,2 c€/kWh

armoire 201 x 150 x 66

2,5 ml toutes les 6 heures

tension 11/7, pouls 64

moyenne 14,5/20

article 11-2 alinéa 4

page 118 sur 203

ligne 55 toutes les 12 min

A7 sortie 18, km 182

score 3-2 après prolongation

mot de passe oublié

pourquoi 12 caractères ?

changer mon adresse et mon téléphone

TVA 20 % sur 118,20

dossier 2025-00551 clos

bon d'achat PRINTEMPS25 refusé

lot 21B04

10 bouteilles de 75 cl

cours B2 à partir du 3 mars

parcelle AB 118

numéro 182 dans la file

quantité 4 à 8,20

semaine 7

réunion à 18h03 salle 12

abonnement 11,82 €/mois pendant 24 mois

3 enfants, 2 adultes, 1 bébé

taux 3,82 % sur 240 mois

référence 55-182-B taille L

vol AF 1182 à 15h40`,
  es: String.raw`
pedido 55182034 sin enviar

envío 55182034417 en reparto

factura 551820 de 118,20 €

tren 4182 coche 4 plaza 21

habitación 418

error F08 y E20

versión 7.3.1

neumáticos 225/45 R17

ISBN 978-84-204-1214-6

color #1F3A5F

contador 118203

14,2 cént/kWh

armario 201x150x66

2,5 ml cada 6 horas

tensión 118/72

nota 7,5

artículo 11.2

página 118 de 203

línea 55 cada 12 min

A-92 salida 18

resultado 3-2

olvidé mi contraseña

¿por qué 12 caracteres?

cambiar dirección y teléfono

IVA 21 % de 118,20

expediente 2025/00551

cupón VERANO25

lote 21B04

10 botellas de 75 cl

turno 182

semana 7

reunión a las 18:03 sala 12

cuota 11,82 al mes

3 niños y 2 adultos

interés 3,82 %

referencia 55-182-B

vuelo IB 1182

mesa 12 para 4

kilómetro 182

capítulo 11`,
  pt: String.raw`
pedido 55182034 parado

rastreio AA551820344BR

fatura 551820 de 118,20

comboio 182 carruagem 4 lugar 21

quarto 418

erro F08

versão 7.3.1

pneus 225/45 R17

ISBN 978-972-0-04611-4

cor #1F3A5F

contador 118203

14,2 cênt/kWh

armário 201x150x66

2,5 ml de 6 em 6 horas

tensão 12 por 8

nota 7,5

artigo 11.º

página 118

linha 55

resultado 3-2

esqueci a palavra-passe

por que 12 caracteres?

mudar a morada e o telefone

IVA 23%

processo 2025/00551

cupom VERAO25

lote 21B04

10 garrafas de 75 cl

senha 182 na fila

semana 7

reunião às 18h03 sala 12

mensalidade 11,82

2 adultos e 3 crianças

juros 3,82%

voo TP 1182

mesa 12

km 182

capítulo 11

referência 55-182-B

3 parcelas de 39,40`,
  it: String.raw`
ordine 55182034 fermo

spedizione 55182034417 in consegna

fattura 551820 di 118,20

treno 9418 carrozza 4 posto 21

camera 418

errore F08

versione 7.3.1

gomme 225/45 R17

ISBN 978-88-04-61182-0

colore #1F3A5F

contatore 118203

14,2 cent/kWh

armadio 201x150x66

2,5 ml ogni 6 ore

pressione 118/72

voto 7,5

articolo 11 comma 2

pagina 118 di 203

linea 55

A14 uscita 18

risultato 3-2

password dimenticata

perché 12 caratteri?

cambiare indirizzo e telefono

IVA 22% su 118,20

pratica 2025/00551

buono ESTATE25

lotto 21B04

10 bottiglie da 75 cl

numero 182 in coda

settimana 7

riunione alle 18:03 sala 12

canone 11,82 al mese

2 adulti 3 bambini

tasso 3,82%

volo AZ 1182

tavolo 12 per 4

km 182

capitolo 11

rif. 55-182-B`,
  nl: String.raw`
bestelling 55182034 niet verstuurd

pakket 3SABCD5518203 kwijt

factuur 551820 van 118,20

trein 5518 spoor 12

kamer 418

fout F08

versie 7.3.1

banden 225/45 R17

ISBN 978-90-446-1182-0

kleur #1F3A5F

meterstand 118203

14,2 cent/kWh

kast 201x150x66

2,5 ml om de 6 uur

bloeddruk 118/72

cijfer 7,5

artikel 11 lid 2

pagina 118 van 203

lijn 55

A2 afrit 18

uitslag 3-2

wachtwoord kwijt

waarom 12 tekens?

adres en telefoon wijzigen

btw 21%

zaak 2025/00551

kortingscode ZOMER25

partij 21B04

10 flessen van 75 cl

nummer 182 in de rij

week 7

vergadering 18:03 zaal 12

abonnement 11,82 per maand

2 volwassenen 3 kinderen

rente 3,82%

vlucht KL 1182

tafel 12

hectometer 18,2

hoofdstuk 11

ref 55-182-B`,
}
