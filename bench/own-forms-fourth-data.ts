// As bench/own-forms-data.ts, from more corners: logs, settings, JSON, tables, talks that somebody pasted, slips of a telephone's keyboard, values
// broken over lines. `¶` is the end of a line within a message that has empty ones, `⇥` a tab. Written before anybody looked at what the engine does with it, and mended after.
export const fourthForms: Readonly<Record<string, string>> = {
   en: String.raw`
so i typed it twice now. ⟦card|‹visa:4 4 4 4›⟧
thats the number, its valid till ⟦exp|11/28⟧ and the back says ⟦cvc|774⟧

Agent: Could you read me the long number across the front?
Customer: sure ⟦card|‹mc:4 4 4 4›⟧
Agent: And the expiry?
Customer: ⟦exp|04/29⟧
Agent: Last three digits on the reverse?
Customer: ⟦cvc|118⟧

my new card (the purple one) ends 4410, old one was ⟦card|‹visa:16›⟧ please delete it

⟦card|‹amex:4 6 5›⟧ amex, ⟦exp|12-27⟧, ⟦cvc|4471⟧ on the front

pay with this pls
⟦card|‹mc:4 4 4
4›⟧
⟦exp|0928⟧
⟦cvc|391⟧

The customer's card, ⟦card|‹visa:4-4-4-4›⟧, was charged twice on 3 March for $41.20 each.

can u take the payment of this card ⟦card|‹visa:4.4.4.4›⟧ exp date ⟦exp|may 2027⟧ security number ⟦cvc|209⟧

card #⟦card|‹mc:16›⟧/⟦exp|0829⟧/⟦cvc|551⟧

it says invalid for ⟦card|‹visa:16›⟧ but thats what is printed on it, i checked 3x

visa ending in 8841? no mine is ⟦card|‹visa:4 4 4 4›⟧ must be my husbands u have on file

CC: ⟦card|‹mc:4-4-4-4›⟧ (exp. ⟦exp|7/26⟧)

zip 30309 cvc ⟦cvc|480⟧

⟦cvc|662⟧ is the cvv sorry forgot

the 3 digit thing? ⟦cvc|915⟧

cvv2 - ⟦cvc|038⟧

account number ⟦acct|31926819⟧ and the sort code is ⟦acct|60-16-13⟧, its a barclays account

pls change payroll to routing ⟦acct|‹aba:9›⟧ acct ⟦acct|4400918273⟧ starting 1st

My bank details:
Name: as above
Bank: Halifax
S/C ⟦acct|11-05-42⟧
A/C ⟦acct|00417782⟧

IBAN: ⟦iban|‹GB:4 4 4 4 4 2›⟧
BIC: ⟦bic|NWBKGB2L⟧

refund to ⟦iban|‹DE:22›⟧ please not the card

iban is ⟦iban|‹IE:4 4 4 4
4 2›⟧ it wrapped sorry

checking acct ending? full is ⟦acct|000123874455⟧ at wells fargo

ABA ⟦acct|‹aba:9›⟧

BSB ⟦acct|063-019⟧ ACC ⟦acct|10448123⟧ CommBank

my bsb is ⟦acct|732 051⟧ and account ⟦acct|623 118⟧

transit ⟦acct|04412⟧ institution 003 account ⟦acct|1093382⟧

ssn ⟦ssn|‹ssn:3-2-4›⟧

They want my social security number so here you go: ⟦ssn|‹ssn:3 2 4›⟧

SSN (no dashes) ⟦ssn|‹ssn:9›⟧

Applicant SS# ⟦ssn|‹ssn:3-2-4›⟧, co-applicant SS# ⟦ssn|‹ssn:3-2-4›⟧

last four of social is ⟦ssn|4417⟧

national insurance: ⟦natid|QX 44 10 22 B⟧ wait i misread it, ⟦natid|PX 44 10 22 B⟧

nhs number ⟦natid|‹nhs:3 3 4›⟧ and dob ⟦dob|14/02/1991⟧

Patient: see attached. NHS No ⟦natid|‹nhs:10›⟧. DOB ⟦dob|3 Nov 1954⟧. Hosp No ⟦mrn|K118204⟧.

my ni no is ⟦natid|JM901244D⟧

sin number ⟦natid|‹sin:3 3 3›⟧ for the T4

TFN: ⟦tax|‹tfn:3 3 3›⟧

pps ⟦natid|7591343S⟧

UTR is ⟦tax|‹utr:5 5›⟧

our company EIN is ⟦tax|47-2938475⟧ w9 attached

passport ⟦pass|548812907⟧ issued by USCIS? no dept of state

Passport No.
⟦pass|P0441982⟧
Date of issue 12 Jan 2021

passport # on the booking is wrong should be ⟦pass|120938471⟧ not 120938417

the passport number is ⟦pass|LM449201⟧, canadian

my license is ⟦dl|F255-9215-8094⟧ FL

DL# ⟦dl|D4410928⟧ CA exp 08/14/2027

driving licence no: ⟦dl|SMITH804159JD9AB⟧

call me on ⟦phone|07700 900 418⟧ or landline ⟦phone|0161 496 0442⟧

ring ⟦phone|(212) 555-0187⟧ x204

my cell is ⟦phone|3125550143⟧

cell 4 text ⟦phone|312 555 0143⟧ thx

whatsapp ⟦phone|+353 87 123 4567⟧

ph ⟦phone|0412 345 678⟧ sydney

my number changed from ⟦phone|07700900512⟧ to ⟦phone|07700900513⟧

call 1-800-555-0100? i did. call ME at ⟦phone|917.555.0162⟧

⟦phone|six four six five five five oh one seven seven⟧ thats my number

pls email ⟦mail|jo.harker+refunds@gmail.com⟧

my mail: ⟦mail|tim underscore wells at hotmail dot com⟧

its ⟦mail|karen [at] oldmill [dot] co [dot] uk⟧

cc ⟦mail|r.okafor@northgate-clinic.nhs.uk⟧, ⟦mail|bea@ridgefarm.org⟧

⟦mail|"Lee, Sam" <sam.lee@brightwave.io>⟧

born ⟦dob|5/9/87⟧

date of birth? ⟦dob|12th of june 1979⟧

DOB: ⟦dob|1966-08-22⟧

My son's birthday is ⟦dob|July 4, 2016⟧ he needs the kids fare

I was born on ⟦dob|30.11.1948⟧ in Leeds

i live at ⟦addr|18 Canal Wharf, Flat 6, Leeds LS1 4BX⟧

moved to ⟦addr|4410 W Sunset Blvd Apt 9, Los Angeles CA 90027⟧ last week

deliver it to
⟦addr|22 Foxglove Lane
Harrogate
HG2 8QT⟧

Ship to: ⟦addr|1190 Peachtree St NE, Ste 400, Atlanta, GA 30309⟧

address is ⟦addr|po box 4410 bend oregon 97701⟧

my pw is ⟦pw|Hedgehog77!⟧ and the app still says no

tried ⟦pw|Oakwood#12⟧ and ⟦pw|Oakwood#13⟧ neither password works

user: mharris
pass: ⟦pw|tulip4Ever⟧

Username mharris, password ⟦pw|Sn0wdrop-44⟧. Please log in yourself and see.

i set my password as ⟦pw|liverpool1966⟧ yesterday

password changed from ⟦pw|Winter2024⟧ to ⟦pw|Winter2025⟧ per policy

the default password on the box says ⟦pw|k8Tz-q2Lm-99xa⟧

wifi: HarrisHome / ⟦pw|bluekettle-91⟧

is it case sensitive? i type ⟦pw|MyDogRex22⟧ and password is rejected

the zip is encrypted, pw: ⟦pw|Q3-finance!⟧

mothers maiden name is ⟦pw|Abernathy⟧

security question first pet ⟦pw|Biscuit⟧

memorable word is ⟦pw|lighthouse⟧

pin ⟦pin|4471⟧ doesnt work at atm

my card pin is ⟦pin|9031⟧ i think

telephone banking pin: ⟦pin|662018⟧

gate code is ⟦pin|#4410⟧

lockbox ⟦pin|7719⟧ by the side door

alarm code ⟦pin|2204⟧ dont trip it

voicemail pin ⟦pin|55102⟧

i got ⟦otp|448120⟧ by text is that it

Your code is ⟦otp|G-220194⟧ it says. what now

the six digit code: ⟦otp|110 482⟧

OTP ⟦otp|7741⟧

2fa code ⟦otp|039144⟧ expired b4 i could type it

It sent "⟦otp|481-229⟧" to my email, asked for verification code

Verification code: ⟦otp|88213⟧. Do not share it with anyone.

backup codes ⟦otp|8841-2201⟧ ⟦otp|1190-4472⟧

member id ⟦hid|XWG882014473⟧ group 00441

insurance policy id ⟦hid|W2204 48812⟧ aetna

Medicare number ⟦hid|1EG4-TE5-MK73⟧

MRN ⟦mrn|00448120⟧

patient number is ⟦mrn|8841220⟧, dr. Lowe's list

my hospital no. ⟦mrn|H4410298⟧

chart # ⟦mrn|229014⟧

my plate is ⟦plate|KX19 WVT⟧ and i paid at the machine

parking fine for ⟦plate|8ABC441⟧ (CA) i wasnt there

reg no ⟦plate|LN70 HKD⟧

VIN ⟦vin|‹vin:17›⟧ recall check

send btc to ⟦wallet|bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq⟧

eth address ⟦wallet|0x52908400098527886E0F7030069857D2E4169EE7⟧

my ip is ⟦ip|81.2.69.142⟧ if that helps

wifi mac of the laptop ⟦mac|3C:22:FB:4A:91:0E⟧

imei ⟦imei|‹imei:15›⟧ stolen yesterday

i am here ⟦geo|51.50722, -0.12750⟧

alien number ⟦natid|A214 558 901⟧

green card ⟦natid|SRC2190123456⟧ receipt

sort ⟦acct|204418⟧ acc ⟦acct|30418822⟧ ref RENT

passkey? no the passphrase is ⟦pw|four green kettles walk⟧

Login for the portal - id 4410982 pass ⟦pw|Pebble*Beach9⟧`,
  de: String.raw`
Hallo, meine karte geht nicht. ⟦card|‹mc:4 4 4 4›⟧ gültig bis ⟦exp|05/28⟧ prüfnummer ⟦cvc|220⟧

Kartennr. ⟦card|‹visa:16›⟧, bitte sperren!!

die dreistellige zahl hinten ist ⟦cvc|441⟧

Bitte überweisen auf ⟦iban|‹DE:4 4 4 4 4 2›⟧, BIC ⟦bic|COBADEFFXXX⟧

Kto. ⟦acct|1044812⟧ BLZ ⟦acct|50010517⟧

iban falsch eingetippt: ⟦iban|‹AT:4 4 4 4 4›⟧ ist richtig

meine neue Bankverbindung lautet⟦iban|‹CH:21›⟧

Meine Steuernummer: ⟦tax|181/815/08155⟧

steuer id ⟦tax|‹steuerid:11›⟧

Rentenversicherungsnr ⟦natid|‹rvnr:2 6 1 3›⟧

SV-Nummer ⟦natid|‹rvnr:12›⟧ steht auf der lohnabrechnung

KV-Nr. ⟦hid|‹kvnr:10›⟧ AOK

Ausweisnummer ⟦natid|L01X00T44⟧

Perso: ⟦natid|L8CJ44X09⟧ abgelaufen

Reisepass ⟦pass|C01X0006H⟧

AHV ⟦natid|‹ahv:3.4.4.2›⟧

SVNR ⟦natid|‹svnr:4 6›⟧

Führerschein ⟦dl|B072RRE2I55⟧

USt-ID ⟦tax|‹deust:11›⟧

erreichbar unter ⟦phone|0171 2204418⟧ ab 17 uhr

tel. ⟦phone|030/4418220⟧

handy: ⟦phone|+49 (0)160 9988771⟧

rückruf bitte auf ⟦phone|0043 664 1234567⟧

meine nummer is ⟦phone|01712204418⟧

Festnetz ⟦phone|(0 89) 44 18 22 0⟧

mail an ⟦mail|heike.brandt@t-online.de⟧

mailadresse ⟦mail|h.brandt (ät) web.de⟧

geboren ⟦dob|14.2.91⟧

Geb.: ⟦dob|03. November 1954⟧

geburtsdatum meiner tochter ⟦dob|22.08.2015⟧

wohnhaft ⟦addr|Kastanienweg 14b, 04277 Leipzig⟧

bin umgezogen, neue adresse ist ⟦addr|Am Hang 3, 72070 Tübingen⟧

Lieferadresse:
⟦addr|Seestr. 44
8002 Zürich⟧

passwort ist ⟦pw|Igelkind77⟧ und geht ned

mein kennwort lautet ⟦pw|Herbst!2025⟧

Zugangsdaten: hbrandt / ⟦pw|Feldsalat_9⟧

pw ⟦pw|M0ndschein⟧ hab ich grad geändert

WLAN Schlüssel ⟦pw|48812204418820117743⟧

Das Initialpasswort war ⟦pw|aX7$kk21⟧

Sicherheitsfrage: Mädchenname der Mutter ⟦pw|Oberhuber⟧

Kennwort fürs Telefon: ⟦pw|Sonnenblume⟧

pin ist ⟦pin|4418⟧

Geheimzahl ⟦pin|9917⟧ vergessen? nein geht nicht

Telefon-PIN ⟦pin|55102⟧

türcode ⟦pin|4410⟧

TAN ⟦otp|448120⟧ kam an aber abgelaufen

bestätigungscode ist ⟦otp|990112⟧

bei mir steht ⟦otp|22 01 94⟧ als code

PUK ⟦pin|44812204⟧

Patientennr. ⟦mrn|448122⟧

Aktenzeichen Klinik, Fallnr ⟦mrn|2204418⟧

kennzeichen ⟦plate|M-AB 4418⟧

KFZ ⟦plate|HH XY 220⟧ falsch geparkt

FIN ⟦vin|‹vin:17›⟧

Krankenversicherung nr ⟦hid|‹kvnr:10›⟧ TK`,
  fr: String.raw`
ma carte ⟦card|‹visa:4 4 4 4›⟧ exp ⟦exp|05/28⟧ crypto ⟦cvc|220⟧

numero de carte ⟦card|‹mc:16›⟧

les 3 chiffres au dos: ⟦cvc|441⟧

mon iban ⟦iban|‹FR:4 4 4 4 4 4 3›⟧ bic ⟦bic|BNPAFRPPXXX⟧

RIB: ⟦acct|30004 00182 00001044812 44⟧

num secu ⟦natid|‹nir:15›⟧

numéro fiscal ⟦tax|‹spi:2 2 3 3 3›⟧

mon num fiscal c ⟦tax|‹spi:13›⟧

SIRET ⟦tax|‹siret:3 3 3 5›⟧

passeport ⟦pass|18CK44120⟧

carte d'identité n° ⟦natid|180475P00218⟧

permis de conduire ⟦dl|941175300442⟧

appelez moi au ⟦phone|06.44.18.22.04⟧

tel : ⟦phone|+33 6 44 18 22 04⟧ ou ⟦phone|01 44 18 22 04⟧

mon num c le ⟦phone|0644182204⟧

mail: ⟦mail|celine.roux@orange.fr⟧

mon adresse mail est ⟦mail|celine point roux arobase orange point fr⟧

née le ⟦dob|14/02/1991⟧ à Lyon

date de naissance ⟦dob|3 novembre 1954⟧

j'habite au ⟦addr|14 rue des Tanneurs, 68000 Colmar⟧

livrer à ⟦addr|3 bis avenue Foch
54000 Nancy⟧

mdp ⟦pw|Herisson77⟧ ne marche pas

mon mot de passe c'est ⟦pw|Chaton!2025⟧

identifiant croux mot de passe ⟦pw|Lavande_44⟧

code wifi ⟦pw|bouilloire91⟧

nom de jeune fille de ma mère ⟦pw|Vauquelin⟧

code secret ⟦pin|4418⟧

digicode ⟦pin|44A10⟧

le code reçu ⟦otp|448120⟧

code de confirmation: ⟦otp|99 01 12⟧

n° de dossier patient ⟦mrn|448122⟧

IPP ⟦mrn|80044122⟧

plaque ⟦plate|GH-441-KL⟧

immatriculation ⟦plate|AB 123 CD⟧

n° allocataire ⟦hid|4412204⟧ CAF

mutuelle n° adhérent ⟦hid|88124410⟧

BE rijksregister ⟦natid|‹nrn:2.2.2-3.2›⟧`,
  es: String.raw`
tarjeta ⟦card|‹visa:4 4 4 4›⟧ cad ⟦exp|05/28⟧ cvv ⟦cvc|220⟧

el numero es ⟦card|‹mc:16›⟧ de mi mujer

mi cuenta ⟦iban|‹ES:4 4 4 4 4 4›⟧

ccc ⟦acct|2100 0418 40 1234567891⟧

CLABE ⟦acct|‹clabe:18›⟧

dni ⟦natid|‹dni:8A›⟧

nie ⟦natid|‹nie:A8›⟧

mi dni es el ⟦natid|‹dni:2.3.3-A›⟧ a nombre de mi padre

nss ⟦natid|‹nss:12›⟧

CURP ⟦natid|‹curp:18›⟧

RFC: ⟦tax|GOMR840319AB1⟧

cif ⟦tax|‹cif:A8›⟧

RUT ⟦natid|‹rut:2.3.3-1›⟧

cuit ⟦tax|‹cuit:2-8-1›⟧

pasaporte ⟦pass|AAB441220⟧

llamame al ⟦phone|644 18 22 04⟧

tlf ⟦phone|+34 644182204⟧

mi cel es ⟦phone|55 4418 2204⟧ cdmx

fijo ⟦phone|91 441 82 20⟧

correo ⟦mail|lucia.marin@yahoo.es⟧

mi correo es ⟦mail|lucia punto marin arroba gmail punto com⟧

naci el ⟦dob|14/02/1991⟧

fecha nac. ⟦dob|3-nov-1954⟧

vivo en ⟦addr|C/ Mayor 14, 3ºB, 50001 Zaragoza⟧

dirección: ⟦addr|Av. Providencia 2201, depto 44, Santiago⟧

mi clave es ⟦pw|Erizo2025⟧ y no entra

contraseña: ⟦pw|Manzana!44⟧

usuario lmarin clave ⟦pw|cafe_con_leche9⟧

la clave del wifi es ⟦pw|tetera9144⟧

pin ⟦pin|4418⟧ del cajero

código de la puerta ⟦pin|4410B⟧

me llegó ⟦otp|448120⟧

código de verificación ⟦otp|990112⟧

nº historia clínica ⟦mrn|448122⟧

tarjeta sanitaria ⟦hid|CYLM910214441⟧

matricula ⟦plate|4418 KLM⟧

nº de afiliado ⟦hid|4412204881⟧`,
  pt: String.raw`
cartao ⟦card|‹mc:4 4 4 4›⟧ val ⟦exp|05/28⟧ cod ⟦cvc|220⟧

cpf ⟦natid|‹cpf:3.3.3-2›⟧

meu cpf é ⟦natid|‹cpf:11›⟧

CNPJ ⟦tax|‹cnpj:2.3.3/4-2›⟧

nif ⟦natid|‹nif:3 3 3›⟧

chave pix é ⟦mail|ana.lopes@bol.com.br⟧

pix ⟦phone|(11) 98441-2204⟧

NIB ⟦acct|‹nib:21›⟧

iban ⟦iban|‹PT:4 4 4 4 4 4 1›⟧

agencia ⟦acct|0441⟧ conta ⟦acct|18220-4⟧

rg ⟦natid|44.182.204-4⟧

passaporte ⟦pass|FX441822⟧

zap ⟦phone|11 98441 2204⟧

telemovel ⟦phone|912 441 822⟧

nasc ⟦dob|14/02/1991⟧

nasci a ⟦dob|3 de novembro de 1954⟧

moro na ⟦addr|Rua Augusta 1441 ap 22, São Paulo SP 01305-100⟧

morada ⟦addr|Rua do Sol 14, 3º Dto, 4000-527 Porto⟧

senha ⟦pw|Ourico77⟧ nao entra

minha senha era ⟦pw|Abacaxi@44⟧

login alopes senha ⟦pw|praia_grande9⟧

senha do cartão ⟦pin|4418⟧

código sms ⟦otp|448120⟧

placa ⟦plate|BRA2E19⟧

placa do carro ⟦plate|ABC-4412⟧

cartão sus ⟦hid|704 4122 0448 8120⟧

carteirinha unimed ⟦hid|0 994 441822044881 0⟧

nº utente ⟦hid|441822044⟧

prontuário ⟦mrn|448122⟧`,
  it: String.raw`
carta ⟦card|‹visa:4 4 4 4›⟧ scad ⟦exp|05/28⟧ cvv ⟦cvc|220⟧

numero carta ⟦card|‹mc:16›⟧ intestata a mia moglie

codice dietro ⟦cvc|441⟧

iban ⟦iban|‹IT:4 4 4 4 4 4 3›⟧

cod fisc ⟦natid|‹cf:16›⟧

il mio codice fiscale ⟦natid|‹cf:6 2A2 A3A›⟧

p.iva ⟦tax|‹piva:11›⟧

carta d'identità ⟦natid|CA44182KL⟧

passaporto ⟦pass|YA4418220⟧

patente ⟦dl|U1441822K⟧

cell ⟦phone|347 4418220⟧

tel ⟦phone|02 44182204⟧

chiamatemi al ⟦phone|+39 347 44 18 220⟧

mail ⟦mail|g.ferri@libero.it⟧

email: ⟦mail|g.ferri chiocciola libero punto it⟧

nata il ⟦dob|14/02/1991⟧ a Torino

data di nascita ⟦dob|3 novembre 1954⟧

abito in ⟦addr|via Roma 44, 10121 Torino⟧

spedire a ⟦addr|Corso Italia 14/B, 16145 Genova GE⟧

la mia password è ⟦pw|Riccio2025⟧

utente gferri password ⟦pw|pesca_noce9⟧

pw wifi ⟦pw|teiera9144⟧

pin bancomat ⟦pin|44182⟧

codice sms ⟦otp|448120⟧

il codice arrivato è ⟦otp|990112⟧

targa ⟦plate|GH441KL⟧

tessera sanitaria ⟦hid|80380001200441822044⟧

cartella clinica n. ⟦mrn|448122⟧

cognome da nubile di mia madre ⟦pw|Tagliaferri⟧`,
  nl: String.raw`
kaartnummer ⟦card|‹mc:4 4 4 4›⟧ geldig tot ⟦exp|05/28⟧ code ⟦cvc|220⟧

rekening ⟦iban|‹NL:4 4 4 4 2›⟧

mijn iban is ⟦iban|‹BE:4 4 4 4›⟧

bsn ⟦natid|‹bsn:9›⟧

burgerservicenr ⟦natid|‹bsn:4.2.3›⟧

btw nr ⟦tax|‹btw:14›⟧

paspoort ⟦pass|NX4C18220⟧

rijbewijs ⟦dl|4418220441⟧

bel me op ⟦phone|06 44182204⟧

tel ⟦phone|020-4418220⟧

mail ⟦mail|s.devries@ziggo.nl⟧

geboren ⟦dob|14-02-1991⟧

geb.datum ⟦dob|3 nov 1954⟧

ik woon ⟦addr|Kerkstraat 44, 3581 RB Utrecht⟧

bezorgen op ⟦addr|Molenweg 14a, 7311 BD Apeldoorn⟧

wachtwoord is ⟦pw|Egel2025⟧

inlog svries ww ⟦pw|fietsbel_9⟧

wifi code ⟦pw|theepot9144⟧

pincode ⟦pin|4418⟧

de code die ik kreeg is ⟦otp|448120⟧

verificatiecode ⟦otp|990112⟧

kenteken ⟦plate|H-441-KL⟧

patientnummer ⟦mrn|448122⟧

polisnummer zorg ⟦hid|44182204⟧

meisjesnaam moeder ⟦pw|Hoogendoorn⟧`,
  mix: String.raw`
hi, meine iban ist ⟦iban|‹DE:22›⟧ please refund asap

bonjour my card number is ⟦card|‹visa:4 4 4 4›⟧ merci

hola my phone ⟦phone|+34 644 18 22 04⟧ call me plz

das password is ⟦pw|Kaktus!99⟧ danke

ciao il mio passport number ⟦pass|YB4418220⟧

mein telefon ⟦phone|+41 79 441 82 20⟧, je parle aussi français

sorry my english. mot de passe: ⟦pw|Papillon44⟧

mi email es ⟦mail|pepe@correo.example⟧ my phone es ⟦phone|+52 55 4418 2204⟧

numer pesel ⟦natid|‹pesel:11›⟧ dla syna

mój iban ⟦iban|‹PL:28›⟧

personnummer ⟦natid|811228-9874⟧

telefonnummer ⟦phone|070-441 82 20⟧ ring efter 17

лозинка/password: ⟦pw|Jez2025!⟧

aadhaar ⟦natid|3038 6074 9728⟧ pan ⟦tax|YYCPL1287E⟧

my upi pin is ⟦pin|441822⟧

TC kimlik ⟦natid|27668413478⟧

paswd ⟦pw|Gherkin44⟧ wont work

passwrod: ⟦pw|Gherkin45⟧

passwort;⟦pw|Gurke44⟧

my adress ist ⟦addr|Hauptstraße 44, 69117 Heidelberg⟧

cart number⟦card|‹visa:16›⟧

crad no ⟦card|‹mc:4 4 4 4›⟧

teh code is ⟦otp|448120⟧

telefone nr⟦phone|0171-4418220⟧`,
  tech: String.raw`
2026-03-11T08:14:22.114Z ERROR [auth] login failed user=jharker password=⟦pw|Tr0ub4dor&3⟧ ip=⟦ip|203.0.113.44⟧ attempt=3

{"user":"jharker","email":"⟦mail|jharker@brightwave.io⟧","pwd":"⟦pw|s3cretKettle⟧","ts":1741680862}

DATABASE_URL=⟦conn|postgres://svc_app:n0tTheRealOne@10.0.4.12:5432/orders⟧

spring.datasource.password=⟦pw|Gr4nite!Peak⟧

mysql -u root -p⟦pw|Kettle99x⟧ orders

curl -u admin:⟦pw|hunter2hunter⟧ https://api.example.com/v1/orders

Authorization: Basic ⟦key|YWRtaW46aHVudGVyMmh1bnRlcg==⟧

Authorization: Bearer ⟦key|‹a:48›⟧

export AWS_SECRET_ACCESS_KEY=⟦key|‹b:40›⟧

aws_access_key_id = ⟦key|AKIA‹A:16›⟧

STRIPE_KEY=⟦key|sk_li‹›ve_‹a:24›⟧

OPENAI_API_KEY="⟦key|sk-pr‹›oj-‹a:48›⟧"

github token ⟦key|gh‹›p_‹a:36›⟧ is it still valid?

slack: ⟦key|xo‹›xb-‹d:12›-‹d:12›-‹a:24›⟧

we used the sendgrid key ⟦key|SG‹›.‹a:22›.‹a:43›⟧

npm publish fails. .npmrc has //packages.example.org/:_authToken=⟦key|np‹›m_‹a:36›⟧

GitLab PAT ⟦key|glp‹›at-‹a:20›⟧

TWILIO_AUTH_TOKEN: ⟦key|‹h:32›⟧

telegram bot ⟦key|‹d:10›:AA‹a:33›⟧

https://hooks.slack.com/services/⟦key|T‹A:8›/B‹A:8›/‹a:24›⟧

AccountKey=⟦key|‹b:86›==⟧;EndpointSuffix=core.windows.net

Server=tcp:db.example.net;Database=crm;User Id=crm_app;Password=⟦pw|Qu1et-Harbor9⟧;Encrypt=true

mongodb+srv://⟦conn|app:p4lmTree77@cluster0.ab1cd.mongodb.net⟧/prod

redis://:⟦conn|s0larFlare@cache.internal:6379⟧/0

amqp://⟦conn|guest2:rabbit77Hole@mq.example.io⟧

docker login -u svc -p ⟦pw|dckr_pass_44⟧ registry.example.com

ssh root@⟦ip|198.51.100.7⟧ password: ⟦pw|toor1234!⟧

kubectl create secret generic db --from-literal=password=⟦pw|Tidal!Wave8⟧

env:
  - name: SMTP_PASSWORD
    value: ⟦pw|mail-R0ute-5⟧

smtp:
  host: mail.example.com
  user: noreply
  password: "⟦pw|mustard&Cress1⟧"

<add key="ApiSecret" value="⟦key|‹a:40›⟧" />

client_secret: ⟦key|‹a:32›⟧

x-api-key: ⟦key|‹h:40›⟧

DD_API_KEY=⟦key|‹h:32›⟧

api key is ⟦key|‹a:32›⟧ can you check whats wrong

HEROKU_API_KEY=⟦key|3f1c2b8a-91d4-4e7a-b6c0-5a2d9e8f7c11⟧

google maps key ⟦key|AI‹›zaSy‹a:33›⟧

"private_key_id": "⟦key|‹h:40›⟧"

Set-Cookie: session=⟦key|‹a:44›⟧; Path=/; HttpOnly

GET /reset?token=⟦key|‹a:40›⟧ HTTP/1.1

our webhook secret whsec_‹›⟦key|‹a:32›⟧

jdbc:mysql://db:3306/app?user=app&password=⟦pw|p3bbleDash⟧

ftp://⟦conn|deploy:sh1pIt2day@ftp.example.org⟧/www

htpasswd -b .htpasswd admin ⟦pw|nettleS0up⟧

net use Z: \\nas\share /user:backup ⟦pw|B4ckup!2025⟧

psql "host=db user=app password=⟦pw|lem0nPeel⟧ dbname=app"

sshpass -p '⟦pw|M00nrock!⟧' ssh deploy@⟦ip|192.0.2.15⟧

$cred = New-Object PSCredential("svc", (ConvertTo-SecureString "⟦pw|W1nter!Sky⟧" -AsPlainText -Force))

const client = new Client({ token: '⟦key|‹a:40›⟧' })

api.setPassword("⟦pw|cl0verField⟧");

digitalocean ⟦key|dop_‹›v1_‹h:64›⟧

hf token is ⟦key|hf‹›_‹a:34›⟧

anthropic ⟦key|sk-ant-‹›api03-‹a:93›AA⟧

shopify ⟦key|shp‹›at_‹h:32›⟧

mailgun key-⟦key|‹h:32›⟧

ssid=Cafe psk=⟦pw|flatwhite2024⟧

wpa_passphrase="⟦pw|river bank 77⟧"

[remote "origin"] url = https://⟦conn|deploy:gl7KettleX@git.example.com⟧/app.git

May 11 10:22:01 gw sshd[441]: Failed password for invalid user admin from ⟦ip|203.0.113.77⟧ port 4412 ssh2

device mac ⟦mac|a4-5e-60-c1-22-0b⟧ keeps dropping

client 2001:db8 test, real one ⟦ip|2a02:8108:50bf:c27c:1d2:93ff:fe4a:91e⟧ times out

eyJ token from console: ⟦key|eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiI0NDEyMjA0IiwiaWF0IjoxNzQxNjgwODYyfQ.‹a:43›⟧`,
  data: String.raw`
name;iban;amount
K. Brandt;⟦iban|‹DE:22›⟧;44,10

id,card,exp,cvv
1,⟦card|‹visa:16›⟧,⟦exp|05/28⟧,⟦cvc|441⟧
2,⟦card|‹mc:16›⟧,⟦exp|11/27⟧,⟦cvc|882⟧

email,password
⟦mail|jo@ridge.example⟧,⟦pw|Marigold77⟧
⟦mail|al@ridge.example⟧,⟦pw|Cornflower12⟧

{"card":{"number":"⟦card|‹visa:16›⟧","exp_month":5,"exp_year":2028,"cvc":"⟦cvc|441⟧"}}

{"ssn":"⟦ssn|‹ssn:9›⟧","dob":"⟦dob|1991-02-14⟧","phone":"⟦phone|+13125550143⟧"}

<ssn>⟦ssn|‹ssn:3-2-4›⟧</ssn><birthDate>⟦dob|1984-06-02⟧</birthDate>

| Name | Tel | Geb. |
| --- | --- | --- |
| Brandt | ⟦phone|0171 4418220⟧ | ⟦dob|14.02.1991⟧ |

passenger⇥passport⇥nationality
1⇥⟦pass|C4412XK90⟧⇥DEU

firstname=Jo&ssn=⟦ssn|‹ssn:9›⟧&dob=⟦dob|02%2F14%2F1991⟧

patient_id: ⟦mrn|4412204⟧
insurance_id: ⟦hid|XYZ4418220⟧

"phoneNumber": "⟦phone|07700 900441⟧", "postcode": "LS1 4BX"

account_number,sort_code
⟦acct|30418822⟧,⟦acct|20-44-18⟧

'routing_number' => '⟦acct|‹aba:9›⟧', 'account_number' => '⟦acct|000441822044⟧'

INSERT INTO users (email, pass) VALUES ('⟦mail|kim@oldmill.example⟧', '⟦pw|hollyhock9⟧');

- cpf: "⟦natid|‹cpf:11›⟧"
- telefone: "⟦phone|11984412204⟧"

driver: {licence_number: "⟦dl|D441-8220-4418⟧", plate: "⟦plate|7KLM441⟧"}

national_id;first;last
⟦natid|‹dni:8A›⟧;Lucia;Marin

vin,plate
⟦vin|‹vin:17›⟧,⟦plate|GH-441-KL⟧

secret_answer: "⟦pw|Nightingale⟧"

card_number=⟦card|‹mc:16›⟧&cvv2=⟦cvc|118⟧&expdate=⟦exp|0528⟧`,
  forms: String.raw`
Dear Sir or Madam,¶¶I am writing about my policy. My details are below.¶¶Date of birth: ⟦dob|14 February 1961⟧¶National Insurance number: ⟦natid|PX 44 10 22 B⟧¶Telephone: ⟦phone|01632 960 441⟧¶Address: ⟦addr|7 Mill Lane, Thirsk, North Yorkshire YO7 1AB⟧¶¶Yours faithfully¶M. Harris

Guten Tag,¶¶anbei meine Daten:¶IBAN⇥⟦iban|‹DE:4 4 4 4 4 2›⟧¶Steuer-ID⇥⟦tax|‹steuerid:2 3 3 3›⟧¶Telefon⇥⟦phone|0341 4418220⟧¶¶Mit freundlichen Grüßen¶Heike Brandt¶⟦addr|Kastanienweg 14b, 04277 Leipzig⟧

Q: What is your date of birth?
A: ⟦dob|02/14/91⟧
Q: Last 4 of your SSN?
A: ⟦ssn|4418⟧
Q: Best number?
A: ⟦phone|312-555-0190⟧

Full name: Jordan Pike
D.O.B. ⟦dob|14-Feb-1991⟧
Passport no. ⟦pass|548812907⟧ Exp 2031
Mobile ⟦phone|+1 312 555 0190⟧

What's your password hint / answer?
⟦pw|Pumpernickel⟧

Kreditkarteninhaber: H. Brandt
Kartennummer: ⟦card|‹visa:4 4 4 4›⟧
Gültig bis: ⟦exp|05/2028⟧
CVC: ⟦cvc|220⟧

Nom: Roux
Prénom: Céline
N° Sécurité sociale: ⟦natid|‹nir:1 2 2 2 3 3 2›⟧
Tél. portable: ⟦phone|06 44 18 22 04⟧

Apellidos: Marín
DNI/NIE: ⟦natid|‹dni:8-A›⟧
Teléfono de contacto: ⟦phone|644182204⟧
Cuenta (IBAN): ⟦iban|‹ES:24›⟧

[10:14] support: please confirm the code we texted
[10:15] jo: ⟦otp|448120⟧
[10:15] support: thanks. and memorable word?
[10:16] jo: ⟦pw|Kingfisher⟧

uh yeah so my card number is ⟦card|four one one one, one one one one, one one one one, one one one one⟧ and uh the expiry is ⟦exp|oh five twenty eight⟧

Agent: sort code?
Caller: ⟦acct|twenty, forty four, eighteen⟧
Agent: account number?
Caller: ⟦acct|three oh four one double eight two two⟧

IBAN in the line below pls use it
⟦iban|‹FR:27›⟧

Employee no 441
NI ⟦natid|PX441022B⟧
Bank Sort Code ⟦acct|204418⟧
Bank Account ⟦acct|30418822⟧

Insurance: BlueCross
Member ID: ⟦hid|XEA441822044⟧
Group: 77120
Rx BIN: 004336

NHS: ⟦natid|‹nhs:3-3-4›⟧

Emergency contact (mother): ⟦phone|07700 900 771⟧

Prescriber DEA ⟦natid|MD5394363⟧

login details for the portal:¶¶site: portal.example.com¶user: ⟦mail|ops@brightwave.io⟧¶pass: ⟦pw|Tern&Gull22⟧`,
}


export const fourthPlain: Readonly<Record<string, string>> = {
  en: String.raw`
order 4418220441 still not here

my order number is 112-4418220-4418226

tracking 1Z999AA10123456784 says delivered but no

DHL sendungsnummer 00340434161094042557

RMA 20481 was approved last week

invoice INV-2026-04418, due 14/03/2026, £441.20

ticket #4418220 is still open

ISBN 978-3-16-148410-0 is out of print?

isbn 0306406152

we run version 4.18.2 build 20441

error 0x80070057 when installing

Error code: 5001-4418

my reset code never arrived

the password does not work anymore

I forgot my password, can you reset it?

password must be at least 8 characters

passwords expire every 90 days

my pin is blocked

i cant remember my pin

is my password case sensitive?

the code expired before I could type it

I never received the verification code you sent on 14 March at 10:22

please send the OTP again

cvv is the three digit number on the back

What is a CVV?

card ending 4418 was charged

**** **** **** 4418

xxxx-xxxx-xxxx-4418 exp **/**

the flight is BA 2490 at 18:45 on 12 Nov

booking reference K7FRQ2

PNR: ZX4K9P

the meeting is from 10:00 to 11:30 on 2026-03-14

due 05/28, reminder 06/04

size 42, colour 114, article 4418-220

art.-nr. 4418220

Bestellnummer 4418-2204-4182

Rechnung Nr. 2026/0441 vom 14.03.2026 über 441,20 EUR

Kundennummer? die finde ich nicht

pedido 4418220 no ha llegado

commande n° 441822044 toujours pas livrée

ordine 4418220 del 14/03/2026

bestelling 44182204 nog niet binnen

pedido #44182 cancelado

the temperature was 21.5 and humidity 48.2

GPS of the shop? you have 2 stores near me

we are open Mo-Fr 9-18, Sa 10-14

call our hotline between 8 and 20h

it costs $1,441.82 incl. tax

1 441,82 €

41.50 x 3 = 124.50

4418 kWh used in 2025, 3922 in 2024

meter reading 044182

zählerstand 44182,2

the serial number is SN-4418220X

model WH-1000XM5

Samsung UE55TU7090

SKU 8841-2204-A

lot 22-0441 best before 05/28

batch number 4418-22

at com.example.orders.OrderService.load(OrderService.java:441)

Caused by: java.lang.NullPointerException at line 220

commit 3f1c2b8a91d44e7ab6c05a2d9e8f7c11aa204418

sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08

md5 = d41d8cd98f00b204e9800998ecf8427e

request id 3f1c2b8a-91d4-4e7a-b6c0-5a2d9e8f7c11

trace_id=4bf92f3577b34da6a3ce929d0e0e4736 span_id=00f067aa0ba902b7

"id":"cus_44182204","amount":4412

{"orderId":44182204418,"status":"open"}

HTTP 429 too many requests, retry after 3600

[2026-03-14 10:22:01,441] INFO request took 441ms

java 17.0.9+9-LTS

node v20.11.1, npm 10.2.4

chrome 122.0.6261.94 on windows 10.0.19045

Ubuntu 22.04.3 kernel 5.15.0-101

listening on 127.0.0.1:8080

bind 0.0.0.0:443

localhost:5432 refused

netmask 255.255.255.0

port 44182 closed

192.168 something is my router i think

the file is 44,182,204 bytes

44.1kHz 16bit

1920x1080 at 60hz

resolution 3840 x 2160

ratio 16:9

chapter 4, page 182, line 20

room 4418, floor 2

seat 22A gate B14

bus 220 to 44th street

between 5th and 6th avenue

my 3 kids are 4, 8 and 12

he is 44 years old this year? no idea

we've been customers since 1998

the contract runs until 31.12.2027

Vertrag läuft bis 05/28

gültig bis 31.12.2026

offre valable jusqu'au 31/12/2026

promo code SUMMER25

use code WELCOME10 at checkout

coupon code: SPRING-2026 does not work

Gutscheincode HERBST20 geht nicht

código promocional VERANO15

code promo NOEL25

zip code 30309 is not served?

area code 212

country code +49

the dress code is casual

QR code is not scanning

error code E44 on the washing machine

source code in repo

HS code 8471.30

Postleitzahl 04277 wird nicht beliefert

swift code? where do i find it

my IBAN starts with DE and is 22 long

what is an IBAN

IBAN is invalid it says

sort code is 6 digits right

bank transfer takes 3-5 days

Account blocked after 3 attempts

my account number is on the letter

passport expired in 2024

my passport is lost

do i need a passport or an id card?

passport photo 35x45 mm

license expired 08/2025

MIT license 2.0

GPL-3.0-or-later

my driver license picture is blurry

how do I change my phone number

my phone is an iphone 15 pro 256gb

phone stopped working on 14.3.

I called 3 times

call back within 24h please

born to be wild tickets 2 pcs

birthday party on 14/02/2026 for 12 kids

anniversary 14 February

my email is not working

email was sent 14:02

i did not get any e-mail

visit www.example.com/help/4418

https://shop.example.com/p/4418220?color=red&size=42

https://example.com/a/3f1c2b8a

file IMG_20260314_102201.jpg

Screenshot 2026-03-14 at 10.22.01.png

export-20260314-4418.csv

/var/log/app/2026/03/14.log

C:\Users\Public\Documents\report_441.docx

SELECT * FROM orders WHERE id = 44182204

password = os.environ["DB_PASSWORD"]

password: $DB_PASSWORD

password=<your password>

api_key: YOUR_API_KEY

const password = getPassword()

if (password === confirmPassword) {

PASSWORD_MIN_LENGTH=12

passwordField.setVisible(false)

"password": null

password: ********

token expired

invalid token at position 44

CSRF token mismatch

Unexpected token < in JSON at position 0

secret: see vault

api key rotated last week

ssh key was added

the key is under the mat

Keys: home, end, page up

key = value

enum Status { OPEN = 1, CLOSED = 2 }

color #4418aa

background: #f0f0f0 url(a.png)

the score was 4:1 (2:0)

1:22.441 lap time

3-2-4 formation

phase 1/3

step 2 of 5

50/50

24/7

9/11 memorial tickets

7/24 support

p. 12-14

§ 44 Abs. 2 BGB

Az. 4 C 182/20

Art. 6 Abs. 1 lit. f DSGVO

ISO 27001:2022

RFC 2822

EN 60950-1

IEEE 802.11ax

DIN A4 210 x 297

0.441 BTC is what in EUR?

sent 2 eth yesterday

gas fee was 0.0044 eth

block 844182

lat long of shop please

population 4418220

year 2025/26

tax year 2024-25

tax return 2025

VAT is 19%

MwSt 19 % = 70,44 €

my tax number is missing on the invoice

EIN is required?

SSN is required field

do not send your SSN by email

never share your pin or password

we will never ask for your password

Please enter the 6-digit code

The code consists of 6 digits

your code will expire in 10 minutes

ab 18 Jahren

mit 2204 Punkten

Punktestand 44182

loyalty points 44182

raffle ticket 441822

lottery 4 8 15 16 23 42

Lotto 3 11 22 33 41 44

sudoku 1 2 3 4 5 6 7 8 9

123456789 is that a joke

1234 5678 9012 3456 is only an example

test card? no

sample size n=441, p<0.05

dose 500 mg twice daily for the dog? vet said

Dr. Lowe appt 14/3 10:30

ward 12 bed 4

BP 120/80 pulse 72

blood type A+

weight 82 kg height 182

hospital bill 441.20

patient portal is down

insurance claim C-441822 denied

claim number 44182204

policy pays 80%

plate of food was cold

the license plate frame is broken

number plate holder

parking lot 44B

car is a 2019 golf 1.5 tsi 130 PS

engine code CZEA

tyre 205/55 R16 91V

flight LH 441 delayed 182 min

train ICE 1044 wagon 22 platz 44

Platz 22, Reihe 4

Sitzplatz 44A

ticket price from 44 to 182

SAP note 2204418

bug 44182 fixed in 3.2.1

PR #441 merged

issue 2204 reopened

release 2026.03.1

firmware 1.04.0022

BIOS F14a

driver 551.23

dpi 300

pin 4 of the connector is bent

GPIO pin 17 and pin 22

pinned post

pin board 60x40

safe to open?

the door is jammed

alarm went off at 4:41

gate opens 18:20

lock version 2

wifi is slow, 44 mbit down 18 up

SSID not visible

router restarts every 20 min

mac os 14.3

my mac is a 2020 m1

my macbook has serial on back

IP rating IP67

ip address changed?

what's my ip

imei is on the box?

vin? where do i see it

recall affects 2018-2020 models

Wagen 4418 hat Verspätung

Gleis 14 Abschnitt B

Haus 22 ist frei

Wohnung 3 Zimmer 82 qm 941 €

miete 1.044,18 warm

rent 1,044 pcm

Box 4418 lager 2

Lager 22/4

container MSKU 4418220

AWB 020-44182204

EAN 4006381333931

UPC 036000291452

barcode 4006381333931 not recognised

GTIN: 04006381333931

part no. 06A-906-441-B

asset tag 004418

customer since 2019, 44 orders

survey 4418 responses

id: 4418, parent_id: 220

user_id=4418220 role=admin

session timed out after 1800 s

timeout=30000

max_connections = 441

0 */6 * * *

cron 30 4 1 * *

TTL 3600

cache hit 99.41%

epoch 1741680862

ts=1741680862441

1741680862

uid 501 gid 20

pid 44182

exit code 137

SIGTERM 15

0x7ffee4418220

segfault at 00007f4418220441

checksum mismatch 4418a2b0

etag "44182204-5f1c"

If-None-Match: "3f1c2b8a"

Content-Length: 44182

boundary=----WebKitFormBoundary7MA4YWxkTrZu0gW

data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk

integrity sha512-oqVuAfXRKap7fdgcCY5uykM6+R9GqQ8K/uxy9rx7HNQlGYl1kPzQho1wx4JwY8wC

"resolved": "https://packages.example.org/lodash/-/lodash-4.17.21.tgz"

my name is not on the list

what's your address? i want to visit

address already in use :::3000

address line 2 is optional

to 44 people

street view

the street is closed

Straße gesperrt

rue barrée`,
}
