// Messages of our own as customers of many trades write them, for measuring only; blank lines part them. What is sealed stands in
// ⟦kind|value⟧, what is made when they are read in ‹…› (bench/read-own-forms.ts). Written before anybody looked at what the engine does with them.
export const firstForms: Readonly<Record<string, string>> = {
  en: String.raw`
hiya my card got declined again?? its ⟦card|‹visa:4 4 4 4›⟧ exp ⟦exp|09/27⟧ cvv ⟦cvc|381⟧ can u try it manually

Card number is ⟦card|‹mc:16›⟧, the three digits on the back are ⟦cvc|902⟧

the number on the front(⟦card|‹amex:4-6-5›⟧)doesnt work in ur app

pls put the refund to sort code ⟦acct|20-45-77⟧ acc no ⟦acct|43918260⟧ name on account is mine

Sort: ⟦acct|404112⟧ Acc: ⟦acct|71830024⟧

wire it: routing ⟦acct|‹aba:9›⟧ / account ⟦acct|000482917365⟧ (checking)

My social is ⟦ssn|‹ssn:3-2-4›⟧ and DOB is ⟦dob|3/14/1986⟧, thats what the form wanted

SSN ⟦ssn|‹ssn:3 2 4›⟧. do not share it!!

last one i promise: NI number ⟦natid|QQ ‹d:2› 47 31 C⟧ hmm no wait its ⟦natid|JC ‹d:2› 47 31 B⟧

nhs no. is ⟦natid|‹nhs:3 3 4›⟧ if that helps find my referral

I keep getting locked out. user is jpardoe, pass is ⟦pw|Marlow-99!fern⟧. Thats exactly what I type

the wifi pw you gave us on the sticker (⟦pw|tw1nkle_roof7⟧) doesn't work on the tablet

logged in w/ ⟦pw|Bananaboat77⟧ like always and now it says wrong password

ok so I reset my password to ⟦pw|QuietHarbor#3⟧ and it STILL wont let me in

The code I got by text was ⟦otp|480913⟧ but the page says expired

its asking me for a verification code. got ⟦otp|77 21 04⟧ just now

My PIN used to be ⟦pin|4471⟧, can I change it in the app?

call me back on ⟦phone|07911 204 583⟧ after 5 ta

best no. to reach me is ⟦phone|(415) 555-0148⟧ or my wifes ⟦phone|415.555.0193⟧

Tel: ⟦phone|+44 (0)20 7946 0321⟧ ext 14

whatsapp me ⟦phone|+1-646-555-0177⟧

my mail is ⟦mail|d.okonjo84@gmail.com⟧ not the yahoo one

send the invoice to ⟦mail|accounts (at) harrowfield-joinery.co.uk⟧ please

I typed my email wrong, should be ⟦mail|karen.lisle@outlook,com⟧

Passport number ⟦pass|533908172⟧, expires next march, can you add it to booking K7FRQ2?

my passport no has changed to ⟦pass|PA8812047⟧ since i got married

Driver's license: ⟦dl|D482-7719-3306⟧ (Illinois)

DVLA licence number ⟦dl|MORGA753116SM9IJ⟧ issue 35

reg is ⟦plate|LK19 XDZ⟧, its a grey golf parked at level 2

VIN: ⟦vin|‹vin:17›⟧ its on the door sticker

Policy holder member ID ⟦hid|XQH‹d:9›⟧ group 70481

my medical record number at your clinic is MRN ⟦mrn|00482917⟧

MRN# ⟦mrn|7730218-4⟧ pls fax results to my GP

Medicare number is ⟦hid|1EG4-TE5-MK73⟧

please deliver to ⟦addr|Flat 2, 18 Abbots Lane, Kenilworth CV8 1TR⟧ and not my old one

New address from 1st: ⟦addr|4410 Sycamore Ridge Dr Apt 12, Boise, ID 83709⟧

I'm on static IP ⟦ip|203.0.113.87⟧ and it keeps dropping

router says WAN ⟦ip|2001:db8:85a3::8a2e:370:7334⟧ and mac ⟦mac|9C:3D:CF:12:A0:7E⟧

IMEI of the stolen phone: ⟦imei|‹imei:15›⟧

here is my curl that fails:
curl -X POST https://api.example.com/v2/orders -H 'Authorization: Bearer ⟦key|‹a:40›⟧' -d '{"qty":2}'

curl -u ⟦pw|shopadmin:Pf8!wendel22⟧ https://store.example.net/rest/V1/orders?limit=5
returns 401

our .env, what is wrong with it?
APP_ENV=production
APP_DEBUG=false
DB_HOST=⟦ip|10.0.4.12⟧
DB_USERNAME=shop
DB_PASSWORD=⟦pw|m3Rt!lo_paK⟧
MAIL_PORT=587

docker-compose:
    environment:
      POSTGRES_USER: app
      POSTGRES_PASSWORD: "⟦pw|wooden-Spoon-41⟧"
    ports:
      - "5432:5432"

apiVersion: v1
kind: Secret
metadata:
  name: db
type: Opaque
data:
  password: ⟦pw|‹b:24›⟧

provider "aws" {
  region     = "eu-west-1"
  access_key = "⟦key|AK‹›IA‹A:16›⟧"
  secret_key = "⟦key|‹b:40›⟧"
}

connecting with ⟦conn|postgres‹›ql://shop:tR33house@db.internal.example:5432/shop⟧ times out

DATABASE_URL=⟦conn|mysql‹›://root:n0tT0day@127.0.0.1:3306/wp⟧

git clone ⟦url|https‹›://deploy:‹a:24›@git.example.com/acme/site.git⟧ says denied

Here's the webhook secret from the dashboard: ⟦key|wh‹›sec_‹a:32›⟧ is that the right one?

stripe key ⟦key|sk‹›_live_‹a:24›⟧ is in the plugin settings, still test mode??

{"user":"mlopez","password":"⟦pw|Verano2024*⟧","remember":true} → 403

2024-11-03 08:12:44 ERROR login failed for user=amira pwd=⟦pw|kettle88⟧ ip=⟦ip|198.51.100.23⟧

<input type="text" name="api_key" value="⟦key|‹h:32›⟧">

From: Dana Whitlock <⟦mail|dana.whitlock@pinecrest-dental.com⟧>
Sent: Tuesday
To: Support
Can you resend the x-ray bill?

name,email,phone
R. Ames,⟦mail|rames@example.org⟧,⟦phone|212-555-0136⟧
P. Ode,⟦mail|pode@example.org⟧,⟦phone|212-555-0181⟧

| field | value |
| card | ⟦card|‹visa:4 4 4 4›⟧ |
| expiry | ⟦exp|11/2028⟧ |
| amount | 64.20 |

[14/10/2024, 19:22:05] Mum: the door code is ⟦pin|2580⟧ dont forget
[14/10/2024, 19:22:31] Me: ok ta

OCR of my letter: National lnsurance Number: ⟦natid|AB 12 34 56 D⟧ Date of issue 01 MAY 2021

account holder: me, account nr ⟦acct|8830127745⟧, bank is the credit union

student id isn't it, the school needs birth date: ⟦dob|12th of June 2011⟧

he was born ⟦dob|7 Jan 2019⟧ and the nursery needs it on file

my btc address for the payout ⟦wallet|1BoatSLRHtKNngkdXEeobR76b53LETtpyT⟧

usdt to ⟦wallet|0x52908400098527886E0F7030069857D2E4169EE7⟧ pls

my seed phrase is ⟦seed|legal winner thank year wave sausage worth useful legal winner thank yellow⟧ and wallet shows zero

EIN for our church is ⟦tax|47-3920185⟧

BSB ⟦acct|063-182⟧ account ⟦acct|10294471⟧ CommBank

TFN is ⟦tax|‹tfn:3 3 3›⟧ for the super form

SIN ⟦natid|‹sin:3 3 3›⟧ thanks (canada)

my UTR is ⟦tax|‹utr:5 5›⟧ hmrc keep asking

backup code they gave me: ⟦otp|x7kq-29mv⟧ doesnt work

It asked my security question, mothers maiden name, i put ⟦pw|Pemberton⟧ which IS right

gate code for the driver ⟦pin|#4412⟧ then left

The lockbox combination is ⟦pin|0-7-3-9⟧ for the viewing

my apple pay last card ⟦card|‹visa:16›⟧(exp:⟦exp|0429⟧)

PAN ⟦card|‹mc:4.4.4.4›⟧ on statement

Here are the details you asked for
Name on card: as above
Number: ⟦card|‹visa:4  4  4  4›⟧
Valid thru: ⟦exp|03-29⟧
Code: ⟦cvc|117⟧`,
  de: String.raw`
hallo, meine karte ⟦card|‹mc:4 4 4 4›⟧ gültig bis ⟦exp|07/28⟧ prüfziffer ⟦cvc|640⟧ wird nicht angenommen

Bitte überweisen auf ⟦iban|‹DE:4 4 4 4 4 2›⟧, Sparkasse

iban lautet ⟦iban|‹DE:22›⟧ (bic ⟦bic|COBADEFFXXX⟧)

meine alte Bankverbindung: Kto ⟦acct|4471829⟧ BLZ ⟦acct|37050198⟧

Kontonummer ⟦acct|0532013000⟧ bei der Volksbank

IBAN:⟦iban|‹DE:4-4-4-4-4-2›⟧;Betrag:34,90

mein passwort ist ⟦pw|Sommer2019!⟧ und es geht nicht

PW: ⟦pw|lindenblatt-7⟧ User: hkoenig

ich hab mich immer mit ⟦pw|katzenpfote9⟧ angemeldet

das WLAN-Kennwort vom Router lautet ⟦pw|48371920558162937401⟧

Der Code aus der SMS war ⟦otp|229 104⟧, angeblich falsch

TAN ⟦otp|883017⟧ wurde abgelehnt

Meine Geheimzahl ist ⟦pin|7731⟧, der Automat zieht die Karte trotzdem ein

PIN vom Anrufbeantworter: ⟦pin|0815⟧

erreichbar unter ⟦phone|0171/2034417⟧ ab 17 Uhr

Tel. ⟦phone|(0 89) 55 02 71-14⟧ Fax dieselbe

meine neue Handynr ⟦phone|+49 176 8840 2193⟧

rufen Sie mich an: ⟦phone|0043 664 1234567⟧

E-Mail ⟦mail|h.koenig@posteo.de⟧ bitte ändern auf ⟦mail|hanna-koenig@web.de⟧

mail an ⟦mail|info[at]schreinerei-vogt.de⟧ geht nicht, richtig ist ⟦mail|vogt(at)schreinerei-vogt.de⟧

Steuer-ID ⟦tax|‹steuerid:2 3 3 3›⟧ liegt bei

Meine IdNr. lautet ⟦tax|‹steuerid:11›⟧

Rentenversicherungsnummer: ⟦natid|‹rvnr:2 6 A 3›⟧

Steuernummer ⟦tax|21/815/08150⟧ Finanzamt Bochum

Perso Nr. ⟦natid|L01X00T471⟧ läuft ab

Reisepass C01X‹›0006H‹›K9 nein, der neue: Reisepassnummer ⟦pass|C4F7HK2M9⟧

Führerscheinnr. ⟦dl|B072RRE2I55⟧

Versichertennummer ⟦hid|‹kvnr:10›⟧ bei der AOK

Kassennummer ist die 104212059, Versicherten-Nr. ⟦hid|‹kvnr:A 3 3 3›⟧

Patientennummer ⟦mrn|882014⟧ in Ihrer Praxis

geb. ⟦dob|04.09.1978⟧, bitte Termin verschieben

Geburtstag meines Sohnes ist der ⟦dob|3. März 2014⟧

Geburtsdatum: ⟦dob|1.7.61⟧

Kennzeichen ⟦plate|K-LM 4471⟧ steht im Parkhaus Ebene 3

mein auto (⟦plate|B MW 2210⟧) wurde abgeschleppt

FIN ⟦vin|‹vin:17›⟧ laut Fahrzeugschein

Lieferung bitte an ⟦addr|Am Kirchberg 11b, 55252 Mainz-Kastel⟧

wir sind umgezogen: ⟦addr|Rosenweg 3
79539 Lörrach⟧

AHV-Nr. ⟦natid|‹ahv:3.4.4.2›⟧ für die Anmeldung

SVNR ⟦natid|‹svnr:4 6›⟧ steht auf der e-card

CH-Konto ⟦iban|‹CH:4 4 4 4 4 1›⟧ lautend auf meine Frau

AT: ⟦iban|‹AT:4 4 4 4 4›⟧

Feste IP ist ⟦ip|192.0.2.145⟧, MAC vom Receiver ⟦mac|00-1A-2B-3C-4D-5E⟧

spring.datasource.url=jdbc:mysql://db:3306/laden
spring.datasource.username=laden
spring.datasource.password=⟦pw|gr0ssMarkt_11⟧

Hier meine config.php:
$db_user = 'web104';
$db_pass = '⟦pw|xT9.fluegel⟧';
$db_name = 'usr_web104_1';

mysql -u shop -p⟦pw|Taubenschlag5⟧ shopdb < dump.sql
bricht ab

Zugang FTP
Server: ftp.example.de
Benutzer: w00f4471
Passwort:
⟦pw|Kn0bl@uch⟧

Von: Praxis Dr. Sandner <⟦mail|empfang@praxis-sandner.example⟧>
Gesendet: Montag, 4. November
Betreff: Rechnung 20241107

Kunde;Telefon;IBAN
Ahrens;⟦phone|040 3344551⟧;⟦iban|‹DE:22›⟧

Der Türcode unten ist ⟦pin|4471#⟧, dann 3. Stock

[03.11.24, 21:14] Papa: Netflix Passwort ist jetzt ⟦pw|oma_Trude44⟧

die kartennummer lautet ⟦card|‹visa:4.4.4.4›⟧ danke

Kreditkarte (⟦card|‹visa:16›⟧,⟦exp|12/26⟧,⟦cvc|055⟧)

USt-IdNr. ⟦tax|‹deust:2 9›⟧ fehlt auf der Rechnung

Gläubiger-ID DE98ZZZ09999999999 hat abgebucht, mein Konto ist ⟦iban|‹DE:4 4 4 4 4 2›⟧

Aktivierungscode kam per Brief: ⟦otp|H7KQ-22LM-9ZPA⟧

Sicherheitsfrage Lieblingstier, Antwort ⟦pw|Waldi⟧`,
  fr: String.raw`
bonjour ma carte ⟦card|‹visa:4 4 4 4›⟧ expire ⟦exp|05/27⟧ crypto ⟦cvc|219⟧ est refusée

Voici mon RIB : ⟦iban|‹FR:4 4 4 4 4 4 3›⟧ BIC ⟦bic|AGRIFRPP882⟧

iban=⟦iban|‹FR:27›⟧

mon mdp c'est ⟦pw|Tournesol!34⟧ et ça bloque

mot de passe : ⟦pw|chatonbleu2⟧

j'ai toujours mis ⟦pw|Lulu1975⟧ comme mot de passe

identifiant: mdurand / code: ⟦pw|Rivoli75⟧

code reçu par sms ⟦otp|554 021⟧ mais expiré

mon code secret est le ⟦pin|2946⟧ il ne passe pas au distributeur

numéro de sécu ⟦natid|‹nir:1 2 2 2 3 3 2›⟧

N° SS : ⟦natid|‹nir:13 2›⟧ caisse 75

joignable au ⟦phone|06 41 22 87 09⟧ le soir

tél ⟦phone|+33 (0)1 44 50 12 34⟧ poste 12

mon portable : ⟦phone|06.78.12.34.09⟧

appelez le ⟦phone|00 32 475 12 34 56⟧

mail : ⟦mail|sophie.delorme@orange.fr⟧ merci

écrivez-moi à ⟦mail|contact arobase menuiserie-blin point fr⟧

né le ⟦dob|22/11/1969⟧ à Tours

date de naissance de ma fille: ⟦dob|8 août 2016⟧

passeport n° ⟦pass|14AF83920⟧ périmé en mai

carte d'identité numéro ⟦natid|880692310285⟧

permis de conduire ⟦dl|911091204512⟧

plaque ⟦plate|GH-482-KT⟧ pour le parking

immatriculation ⟦plate|FB 774 ZA⟧

numéro de série du véhicule ⟦vin|‹vin:17›⟧

adresse de livraison : ⟦addr|7 ter rue des Tanneurs, 37000 Tours⟧

on habite ⟦addr|Résidence les Tilleuls, 22 allée Jean Moulin
38130 Échirolles⟧

numéro fiscal ⟦tax|‹spi:2 2 3 3 3›⟧ sur l'avis

SIRET ⟦tax|‹siret:3 3 3 5›⟧ pour la facture

n° TVA ⟦tax|‹frtva:2 2 3 3 3›⟧

numéro d'adhérent mutuelle ⟦hid|04471829⟧

dossier patient n° ⟦mrn|2024-11873⟧

digicode ⟦pin|A4471⟧ puis interphone Morel

code wifi de la box : ⟦pw|7F2A9C41B0D3E85517AA02C9F1⟧

$wgDBpassword = "⟦pw|p@pillon_88⟧";

SMTP_PASS=⟦pw|jUilLet14!⟧
SMTP_HOST=mail.example.fr

{"login":"cfaure","motDePasse":"⟦pw|Glycine_09⟧"}

De : Jeanne Rolland <⟦mail|j.rolland@mairie-example.fr⟧>
Objet : badge

IP fixe ⟦ip|198.51.100.77⟧ depuis hier

Nom;Tel;Mail
Petit;⟦phone|0612457896⟧;⟦mail|petit@example.fr⟧

ma carte c'est ⟦card|‹mc:16›⟧ et au dos ⟦cvc|703⟧

registre national ⟦natid|‹nrn:2.2.2-3.2›⟧ (Belgique)

compte belge ⟦iban|‹BE:4 4 4 4›⟧`,
  es: String.raw`
hola mi tarjeta ⟦card|‹visa:4 4 4 4›⟧ caduca ⟦exp|10/26⟧ cvv ⟦cvc|584⟧ no funciona

mi iban es ⟦iban|‹ES:4 4 4 4 4 4›⟧ del Santander

cuenta: ⟦iban|‹ES:24›⟧

DNI ⟦natid|‹dni:8A›⟧ y nací el ⟦dob|17/02/1990⟧

mi dni es el ⟦natid|‹dni:2.3.3-A›⟧

NIE: ⟦natid|‹nie:A-7-A›⟧

la contraseña es ⟦pw|Girasol*82⟧ pero no entra

contraseña:⟦pw|perrolobo4⟧

siempre entro con ⟦pw|Malaga1984⟧ y hoy no me deja

mi usuario es rgomez y la clave ⟦pw|tortuga.88⟧

el código que me llegó es ⟦otp|640218⟧

me piden el pin, es ⟦pin|9044⟧

llámame al ⟦phone|612 88 40 17⟧ por la tarde

Tlf: ⟦phone|+34 91 123 45 67⟧

móvil ⟦phone|655-12-34-78⟧

soy de méxico, mi cel ⟦phone|+52 1 55 1234 5678⟧

mi correo es ⟦mail|lucia.ferrer@hotmail.es⟧ con dos r

correo: ⟦mail|taller arroba mecanicaruiz punto com⟧

fecha de nacimiento ⟦dob|3 de octubre de 1985⟧

pasaporte ⟦pass|XDB482917⟧ renovado

matrícula ⟦plate|4471 KLM⟧ aparcado en la zona azul

bastidor ⟦vin|‹vin:17›⟧

envíenlo a ⟦addr|C/ Doctor Fleming 14, 3º B, 28036 Madrid⟧

vivo en ⟦addr|Avenida de la Constitución nº 8, 2º izq, 41004 Sevilla⟧

número de la seguridad social ⟦natid|‹nss:2/8/2›⟧

tarjeta sanitaria ⟦hid|BBBBBBBQR648597⟧

nº historia clínica ⟦mrn|773021⟧

CIF de la empresa ⟦tax|‹cif:A-8›⟧

CURP ⟦natid|‹curp:18›⟧

RFC ⟦tax|GOMR850412H7A⟧ para facturar

CLABE ⟦acct|‹clabe:3 3 11 1›⟧

CUIT ⟦tax|‹cuit:2-8-1›⟧

RUT ⟦natid|‹rut:2.3.3-A›⟧

cédula ⟦natid|1.032.447.918⟧ de Bogotá

clave del wifi ⟦pw|Casa-Azul-2020⟧

el portero automático es ⟦pin|1379B⟧

define('DB_PASSWORD', '⟦pw|r4mbla$9⟧');

usuario=admin
clave=⟦pw|Almendra77⟧
puerto=3306

De: Marta Ruiz <⟦mail|mruiz@clinica-example.es⟧>
Asunto: cita

tarjeta terminada, completa es ⟦card|‹mc:4-4-4-4›⟧

ip pública ⟦ip|203.0.113.9⟧

permiso de conducir nº ⟦dl|‹dni:8A›⟧`,
  pt: String.raw`
oi meu cartão ⟦card|‹mc:4 4 4 4›⟧ validade ⟦exp|08/27⟧ cvv ⟦cvc|336⟧ não passa

meu cpf é ⟦natid|‹cpf:3.3.3-2›⟧

CPF ⟦natid|‹cpf:11›⟧ em nome da minha mãe

cnpj ⟦tax|‹cnpj:2.3.3/4-2›⟧ da loja

a chave pix é ⟦phone|+55 11 98877-2031⟧

agência ⟦acct|0471⟧ conta ⟦acct|88213-5⟧ itaú

IBAN ⟦iban|‹PT:4 4 4 4 4 4 1›⟧

NIB ⟦acct|‹nib:4 4 11 2›⟧

NIF ⟦tax|‹nif:3 3 3›⟧ na fatura

o meu contribuinte é ⟦tax|‹nif:9›⟧

a senha é ⟦pw|Jacaranda#5⟧ e não entra

senha: ⟦pw|futebol1994⟧

a minha palavra-passe é ⟦pw|Mel&Lima20⟧

usei ⟦pw|cachorro33⟧ como senha sempre

o código que chegou por SMS foi ⟦otp|310 557⟧

meu pin do cartão: ⟦pin|6120⟧

telefone ⟦phone|(21) 3344-5566⟧ ou zap ⟦phone|21 99876-1234⟧

liga-me para o ⟦phone|912 334 870⟧

e-mail ⟦mail|joana_prates@sapo.pt⟧

mandem para ⟦mail|financeiro@padaria-example.com.br⟧

nasci em ⟦dob|29/05/1973⟧

data de nascimento: ⟦dob|11 de abril de 2002⟧

passaporte ⟦pass|FX448120⟧

RG ⟦natid|34.882.107-5⟧ SSP/SP

CNH ⟦dl|04471829310⟧

placa ⟦plate|RIO2A18⟧

matrícula do carro ⟦plate|AA-47-BC⟧

chassi ⟦vin|‹vin:17›⟧

entregar na ⟦addr|Rua das Acácias, 214, apto 52, Vila Mariana, São Paulo - SP, 04106-020⟧

morada: ⟦addr|Travessa do Carmo 9, 1º Dto, 1200-095 Lisboa⟧

número de utente ⟦hid|447182930⟧

processo clínico nº ⟦mrn|118820⟧

cartão de cidadão ⟦natid|12345678 9 ZZ4⟧ hmm

DB_PASS="⟦pw|p1tanga_vermelha⟧"

{"usuario":"tferraz","senha":"⟦pw|Bolo!7fuba⟧"}

senha do wi-fi: ⟦pw|maresia1020⟧

código da porta ⟦pin|7788#⟧

De: Rui Antunes <⟦mail|rantunes@camara-example.pt⟧>
Assunto: licença

número do cartão ⟦card|‹visa:16›⟧, cód. ⟦cvc|412⟧`,
  it: String.raw`
salve la mia carta ⟦card|‹visa:4 4 4 4›⟧ scad ⟦exp|02/28⟧ cvv ⟦cvc|771⟧ non va

IBAN ⟦iban|‹IT:4 4 4 4 4 4 3›⟧ intestato a me

bonifico su ⟦iban|‹IT:27›⟧

codice fiscale ⟦natid|‹cf:16›⟧

CF: ⟦natid|‹cf:3 3 5 5›⟧

p.iva ⟦tax|‹piva:11›⟧

la password è ⟦pw|Girasole!21⟧ ma non entra

pwd: ⟦pw|gattonero7⟧

entravo con ⟦pw|Napoli1926⟧ e adesso no

nome utente lbianchi e password ⟦pw|cipolla.99⟧

il codice arrivato via sms è ⟦otp|902 144⟧

il pin del bancomat è ⟦pin|5508⟧

chiamatemi al ⟦phone|347 8821094⟧

tel. ⟦phone|02/48201733⟧

cell ⟦phone|+39 333 12 34 567⟧

mail: ⟦mail|g.rinaldi@libero.it⟧

scrivete a ⟦mail|info chiocciola pastificiorossi punto it⟧

nato il ⟦dob|14/08/1958⟧ a Bari

data di nascita ⟦dob|2 giugno 1999⟧

passaporto ⟦pass|YB4471829⟧

carta d'identità ⟦natid|CA44718LK⟧

patente ⟦dl|U1A44718K⟧

targa ⟦plate|FG 447 KL⟧

telaio ⟦vin|‹vin:17›⟧

spedire a ⟦addr|Via Giuseppe Garibaldi 41/B, 16124 Genova⟧

abito in ⟦addr|Corso Vittorio Emanuele II 118, scala A int. 5, 10121 Torino (TO)⟧

tessera sanitaria ⟦hid|80380001234567890123⟧

cartella clinica n. ⟦mrn|44718⟧

password wifi ⟦pw|Lavanda_2023⟧

il codice del portone è ⟦pin|4471C⟧

DB_PASSWORD=⟦pw|tr4monto#⟧
DB_HOST=localhost

{"utente":"msala","password":"⟦pw|Basilico1!⟧"}

Da: Elena Conti <⟦mail|e.conti@scuola-example.it⟧>
Oggetto: mensa

IP ⟦ip|192.0.2.61⟧ statico

ho pagato con la ⟦card|‹mc:16›⟧ giorno 4

numero carta ⟦card|‹amex:4 6 5›⟧`,
  nl: String.raw`
hoi mijn kaart ⟦card|‹mc:4 4 4 4›⟧ geldig tot ⟦exp|06/28⟧ cvc ⟦cvc|128⟧ werkt niet

rekening ⟦iban|‹NL:4 4 4 4 2›⟧ graag

IBAN ⟦iban|‹NL:18›⟧ t.n.v. mijn man

bsn ⟦natid|‹bsn:9›⟧

mijn BSN is ⟦natid|‹bsn:4.2.3›⟧

wachtwoord is ⟦pw|Tulp!veld88⟧ maar hij pakt m niet

ww: ⟦pw|kaasboer12⟧

ik log altijd in met ⟦pw|Molentje7⟧ en nu niet meer

gebruikersnaam jdevries wachtwoord ⟦pw|stroopwafel.3⟧

de code uit de sms was ⟦otp|118 302⟧

pincode ⟦pin|3391⟧ wordt geweigerd

bel me op ⟦phone|06-48120933⟧

tel ⟦phone|020 624 11 87⟧ na 18u

mob: ⟦phone|+31 6 12 34 56 78⟧

mijn mail ⟦mail|marijke.postma@ziggo.nl⟧

mail naar ⟦mail|administratie (apenstaartje) bakkerijdejong.nl⟧

geboren op ⟦dob|19-03-1981⟧

geboortedatum: ⟦dob|4 december 2009⟧

paspoort ⟦pass|NX4471BC8⟧

rijbewijs ⟦dl|5447182930⟧

kenteken ⟦plate|XK-447-B⟧

chassisnummer ⟦vin|‹vin:17›⟧

bezorgen op ⟦addr|Prinsengracht 214-2, 1016 HD Amsterdam⟧

ons nieuwe adres is ⟦addr|Dorpsstraat 8a
6661 EK Elst⟧

polisnummer zorg ⟦hid|104471829⟧

patiëntnummer ⟦mrn|7730218⟧

btw-nummer ⟦tax|‹btw:2 9 3›⟧

kluiscode ⟦pin|8812⟧ aan de deur

wifi wachtwoord: ⟦pw|Fietsbel2021⟧

DB_WACHTWOORD=⟦pw|z0mer_Dijk⟧

{"gebruiker":"pvdberg","wachtwoord":"⟦pw|Haring!4⟧"}

Van: Loes Hendriks <⟦mail|l.hendriks@gemeente-example.nl⟧>
Onderwerp: parkeervergunning

vast ip ⟦ip|198.51.100.203⟧

kaartnummer ⟦card|‹visa:4-4-4-4›⟧ met code ⟦cvc|940⟧

rijksregisternummer ⟦natid|‹nrn:2.2.2-3.2›⟧`,
}

export const firstPlain: Readonly<Record<string, string>> = {
  en: String.raw`
order 4471829301 still says processing since 11/03

Ticket #2024-118820 was closed without an answer

tracking 1Z999AA10123456784 hasn't moved in 6 days

parcel RR123456785GB stuck in customs, item value 24.99

which firmware is newest, 4.18.2-rc1 or 4.18.02?

my bill went from 38.50 to 61.20, thats 58.9% more

we open 9:00-17:30 mon-fri, 10-14 sat

gate B42, row 17, seat C, boarding 06:25

flight BA2490 LHR-JFK 14 Nov, booking ref K7FRQ2

model WH-1000XM5/B, serial on the box is smudged

ISBN 978-0-306-40615-7 arrived damaged

EAN 5012345678900 scans as the wrong product

bus 242 from stop 490003127 never came

error 0x80070005 on windows 11 23H2 build 22631.4317

error code E-4471-02 on the boiler display

the colour I want is #A3C1AD not #A3C1DA

commit 9fceb02d0ae598e95dc970b74767f19372d61af8 broke the build

request id 3f2504e0-4f89-11d3-9a0c-0305e82c3301

room 4.128, building 7, level 2

coordinates on the floor plan: x=1240, y=388, z=2

my score was 87/100 and the pass mark is 65

VAT at 20% on 1,250.00 is 250.00 right?

the sofa is 220x95x84 cm and my door is 78 cm

battery 5000 mAh, 67W charger, 240V 50-60Hz

I waited 45 minutes on hold, reference call 118

meter reading 048213 on 1 October, 048770 today

invoice INV-2024-00417 due 30/11/2024 for $1,204.16

Part no. 06A 906 461 L, does it fit a 2003 Golf?

tyre size 205/55 R16 91V

The password field is greyed out

I forgot my PIN, how do I set a new one?

my password has 12 characters and a number and it still says weak

can I change my phone number in settings?

Your code will be 6 digits long, it says

do I need CVV for recurring payments?

SKU 7781-220-XL in black, qty 3

Our last invoice number was 10023341 and the one before 10023298

it's 14 degrees in the flat at 21:00

chapter 3 verse 16, page 1142

score was 3-1 (2-0 at half time)

Lot 4471, auction closes 18:00

dose is 500 mg twice daily for 7 days, is that the usual?

version=2.14.0
build=20241103.4
arch=x86_64

order,sku,qty,price
10023,88-120,2,14.99
10024,88-121,1,8.49

GET /v2/items?page=3&limit=50 HTTP/1.1 200 4821

2024-11-03T08:12:44.118Z INFO job 88213 finished in 3204 ms

password = os.environ["DB_PASSWORD"]

api_key: <your api key here>

token: ${'$'}{{ secrets.DEPLOY_TOKEN }}

PASSWORD=changeme in the docs, what do I put there?

FROM node:22.11-alpine3.20
EXPOSE 8080

image: registry.example.com/shop/web:1.27.3
replicas: 3
cpu: 250m

sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08

listening on 0.0.0.0:8080 and 127.0.0.1:9090

terms section 14.2(b), clause 9.1.3

I ordered 2 x 750ml and 1 x 1.5l

loan of 12,500 over 60 months at 6.9% APR`,
  de: String.raw`
Bestellung 4471829301 ist seit dem 03.11. in Bearbeitung

Ticket 118820-24 wurde geschlossen

Sendung JJD000390007881234567 hängt im Zentrum Köln-West

Rechnung RE-2024-00417 über 1.204,16 EUR fällig 30.11.2024

Kundennummer steht nirgends, Vertrag seit 2017

Öffnungszeiten Mo-Fr 8:30-12:00, 13:00-17:00

ICE 573, Wagen 24, Platz 61, Gleis 8

Modell KG39NXIDR/01, FD 0112

Zählerstand 048213 am 1.10., heute 048770

DIN EN ISO 9001:2015

Fehler F-0471 im Display

PLZ 50968, Lieferzeit 3-5 Werktage

19 % MwSt. auf 1.250,00 Euro

Regal 220x95x40 cm, Tragkraft 35 kg

Buslinie 146 Richtung Deckstein um 7:42 und 8:02

Raum 4.128 im 2. OG

Paragraph 535 Abs. 1 Satz 2 BGB

Ich habe mein Passwort vergessen

Welche PIN ist gemeint, die 4-stellige oder die 6-stellige?

Kann ich meine Telefonnummer ändern?

Artikel 7781-220 Größe 42 Farbe 118

ISBN 978-3-16-148410-0 ist vergriffen

EAN 4006381333931

Reifen 205/55 R16 91V DOT 2319

Az. 12 O 471/23 vom 14.08.2023

Version 24.10.1 Build 8821

Auflage 12.000 Stück, Format A5, 170 g/m²

Kaltmiete 780,00, Nebenkosten 190,00, Kaution 2.340,00

Kurs 4471-B am 12.12. um 18:30

Spiel 3:1 (2:0), 14.203 Zuschauer

HSN 0603 TSN BJM

Verbrauch 3.204 kWh im Zeitraum 01.01.2023 - 31.12.2023

Los 4471, Position 12, Menge 40

Farbe RAL 7016 oder RAL 9005?

Passwort muss 8-20 Zeichen haben, steht da

die Antwort auf Frage 7 ist 42

Angebot 2024/1187 gilt bis 15.12.

Position;Menge;Preis
4471-1;3;12,90
4471-2;1;8,49

Flug LH2024 um 11:05, Gate A27

Inventarnummer 00118820`,
  fr: String.raw`
commande 4471829301 toujours en préparation

colis 6A12345678901 bloqué depuis le 3/11

facture F-2024-00417 de 1 204,16 € à payer avant le 30/11

TGV 6612 voiture 14 place 61

ouvert de 9h à 12h30 et de 14h à 18h

ticket 118820 fermé sans réponse

modèle GA-B550M, révision 1.2

relevé compteur 048213 le 1er octobre

erreur E04 sur le lave-vaisselle

TVA à 20 % sur 1 250 €

canapé 220 x 95 x 84 cm

salle 4.128 au 2e étage

bus 91 arrêt 2047, 7h42 ou 8h02

article L. 121-20-12 du code

j'ai oublié mon mot de passe

mon code a combien de chiffres ?

ISBN 978-2-07-036822-8

pneus 205/55 R16

dossier CAF en attente depuis 45 jours

réf. 7781-220 taille 42

vol AF1680 porte 42 à 6h25

prêt de 12 500 € sur 60 mois à 4,9 %

score 3-1, 14 203 spectateurs

version 24.10.1

le mot de passe doit avoir 12 caractères

lot 4471 palette 12

page 1142, ligne 16

je change de numéro de téléphone le 12

semaine 47 du 18/11 au 24/11

il fait 14° dans la chambre à 21h

garantie 24 mois, 3 ans en option 49,99 €

consommation 3204 kWh en 2023

EAN 3017620422003

loyer 780 € + charges 190 €

36 15 ou 3939, quel numéro spécial ?

place de parking 118 niveau -2

2 x 75 cl et 1 x 1,5 l

option 4 puis 2 dans votre menu, et après plus rien

ligne 12 direction Mairie d'Issy, 8 min

code promo NOEL2024 refusé`,
  es: String.raw`
pedido 4471829301 sigue en preparación

envío PQ4471829301234567890T parado

factura F-2024/00417 de 1.204,16 € vence 30/11

AVE 03142 coche 7 plaza 12B

abierto de 9:00 a 14:00 y de 17:00 a 20:30

incidencia 118820 cerrada

modelo UE55TU7105K

lectura del contador 048213

error E18 en la lavadora

IVA del 21 % sobre 1.250 €

sofá de 220x95x84

aula 4.128 planta 2

autobús 27 parada 1142 a las 7:42

artículo 1.124 del Código Civil

he olvidado la contraseña

¿cuántos dígitos tiene el pin?

ISBN 978-84-376-0494-7

neumáticos 205/55 R16 91V

vuelo IB3166 puerta K42

ref. 7781-220 talla 42

préstamo de 12.500 € a 60 meses

resultado 3-1, 14.203 espectadores

versión 24.10.1 compilación 8821

lote 4471 caja 12

semana 47, del 18 al 24

consumo 3.204 kWh

alquiler 780 + 190 de gastos

código promocional NAVIDAD24 no válido

expediente en trámite desde hace 45 días

EAN 8410010255457

la clave debe tener 8 caracteres

2 cajas de 24 y 1 de 12

temperatura 14 grados a las 21:00

plaza de garaje 118

kilómetro 471 de la A-4

color #A3C1AD

quiero cambiar mi número de teléfono

capítulo 3, página 114

turno 44, mesa 8

tarifa 2.0TD potencia 4,6 kW`,
  pt: String.raw`
pedido 4471829301 ainda em separação

rastreio LB123456785BR parado em Curitiba

fatura FT 2024/417 de 1.204,16 vence 30/11

chamado 118820 encerrado

modelo 43UN7300PSC

leitura do contador 048213

erro E18 na máquina

IVA de 23% sobre 1.250,00

sofá 220x95x84

sala 4.128 piso 2

autocarro 728 paragem 1142 às 7:42

artigo 1.124 do Código Civil

esqueci a senha

quantos dígitos tem o pin?

ISBN 978-85-359-0277-5

pneus 205/55 R16

voo TP1942 porta 42

ref 7781-220 tamanho 42

empréstimo de 12.500 em 60 meses

placar 3-1, 14.203 pessoas

versão 24.10.1

lote 4471 caixa 12

semana 47, de 18 a 24

consumo 320 kWh

aluguel 780 + condomínio 190

cupom NATAL2024 inválido

protocolo 20241103004471

EAN 7891000315507

a senha precisa de 8 caracteres

2 caixas de 24

14 graus às 21h

vaga 118 no G2

km 471 da BR-116

quero trocar meu número de telefone

capítulo 3, página 114

mesa 8, comanda 44

3x de 129,90 sem juros

linha 4 amarela, 8 min

nota 8,5 na prova

parcela 7 de 24`,
  it: String.raw`
ordine 4471829301 ancora in lavorazione

spedizione 1UW1ABC123456 ferma a Bologna

fattura 417/2024 di 1.204,16 € scade 30/11

ticket 118820 chiuso

Frecciarossa 9612 carrozza 4 posto 12B

aperto 9-13 e 15:30-19:30

modello KGN39VIEA

lettura contatore 048213

errore E18 lavatrice

IVA al 22% su 1.250 €

divano 220x95x84

aula 4.128 piano 2

autobus 64 fermata 70241 alle 7:42

articolo 1453 del codice civile

ho dimenticato la password

quante cifre ha il pin?

ISBN 978-88-06-21924-6

gomme 205/55 R16 91V

volo AZ610 uscita 42

rif. 7781-220 taglia 42

mutuo di 125.000 in 25 anni

risultato 3-1

versione 24.10.1

lotto 4471

settimana 47, dal 18 al 24

consumo 3.204 kWh, smc 412

affitto 780 + 190 spese

codice sconto NATALE24 non valido

pratica ferma da 45 giorni

EAN 8001120000019

la password deve avere 8 caratteri

2 casse da 24

14 gradi alle 21

posto auto 118

km 471 della A1

vorrei cambiare numero di telefono

capitolo 3 pagina 114

tavolo 8, conto 44

taglia 42, colore 118

rata 7 di 24`,
  nl: String.raw`
bestelling 4471829301 staat nog op in behandeling

pakket 3STEST0123456 al 6 dagen zoek

factuur 2024-00417 van 1.204,16 vervalt 30-11

ticket 118820 gesloten

trein 3547 spoor 8b wagon 4

open 9.00-17.30, za 10-17

model WAU28T00NL

meterstand 048213 op 1 oktober

storing E18 op de wasmachine

21% btw over 1.250,00

bank 220x95x84

lokaal 4.128 verdieping 2

bus 22 halte 1142 om 7:42

artikel 7:271 BW

wachtwoord vergeten

hoeveel cijfers heeft de pincode?

ISBN 978-90-234-5678-1

banden 205/55 R16

vlucht KL1001 gate D42

ref 7781-220 maat 42

lening van 12.500 over 60 maanden

stand 3-1

versie 24.10.1

kavel 4471

week 47, 18 t/m 24

verbruik 3.204 kWh

huur 780 + 190 servicekosten

kortingscode KERST24 werkt niet

zaak loopt al 45 dagen

EAN 8710400012345

wachtwoord moet 8 tekens zijn

2 dozen van 24

14 graden om 21 uur

parkeerplek 118

hectometerpaal 47,1 A2

ik wil mijn telefoonnummer wijzigen

hoofdstuk 3 pagina 114

tafel 8 bon 44

2 kratten van 24

termijn 7 van 24`,
}
