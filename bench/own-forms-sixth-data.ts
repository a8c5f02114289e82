/** Written before the engine's answer to it was known; mended after the first figure was written down, which docs/accuracy.md has apart. */
export const sixthForms: Readonly<Record<string, string>> = {
  en: String.raw`
hiya can u ring me on ⟦phone|oh seven seven double zero nine double zero one four two⟧ thats the best one

my number is ⟦phone|five five five, zero one four, seven seven three eight⟧ ask for ⟦name|Rowena⟧

the caller left a number: ⟦phone|six four six five five five oh one nine three⟧

call me back. ⟦phone|zero two zero seven nine four six zero eight one two⟧

☎ ⟦phone|020 7946 0344⟧ ✆ ⟦phone|07700 900455⟧

📞⟦phone|(312)555-0177⟧📱⟦phone|312•555•0178⟧

tel//⟦phone|+44·20·7946·0512⟧//

ph# ⟦phone|[415] 555 0133⟧

text me on ⟦phone|0 7 7 0 0 9 0 0 2 1 8⟧

T: ⟦phone|+1 | 503 | 555 | 0119⟧

My moblie nunber is ⟦phone|O7700 9OO 164⟧

reach ⟦name|Delphine Marchbanks⟧ at ⟦phone|+44 (0)117 496 0 188⟧ ext 4

Number's ⟦phone|seven oh two five five five oh one double six⟧, leave a voicemail

Kind regards,
⟦name|Tobias Fenwright⟧
Operations Lead, Halden & Moor Ltd
⟦addr|Unit 14, Calder Mill, Navigation Road, Halifax HX3 6AB⟧
m. ⟦phone|07700 900 377⟧ | e. ⟦mail|t.fenwright@haldenmoor.co.uk⟧

Cheers
⟦name|Jocasta⟧
Sent from my phone

Dear ⟦name|Mrs Abernathy-Cole⟧,
Your refund goes to ⟦iban|‹GB:4 4 4 4 4 2›⟧.

> On 3 May ⟦name|Gideon Larkspur⟧ <⟦mail|gideon.l@tallowbridge.org⟧> wrote:
> my account is ⟦acct|44 02 19⟧ ⟦acct|61820377⟧
thanks, paid

cards i used this year:
- ⟦card|‹visa:4 4 4 4›⟧
- ⟦card|‹mc:4 4 4 4›⟧
- ⟦card|‹amex:4 6 5›⟧

1) ⟦card|‹visa:16›⟧
2) ⟦card|‹mc:16›⟧
which one did you charge

⟦card|‹mc:4.4.4.4›⟧, ⟦card|‹visa:4.4.4.4›⟧; pick either

the long number says ⟦card|‹visa:4 4 4 4›⟧ vaild thru ⟦exp|03/29⟧ and on back ⟦cvc|418⟧

visa ⟦card|‹visa:4/4/4/4›⟧ sec code is ⟦cvc|926⟧

my card: ⟦card|‹mc:4_4_4_4›⟧

its ⟦card|‹visa:2 2 2 2 2 2 2 2›⟧ i read it off in twos

the card number is ⟦card|four one one one, one one one one, one one one one, one one one one⟧

amex ending... no full one: ⟦card|‹amex:4-6-5›⟧, four digits front ⟦cvc|4093⟧

⟦iban|‹DE:4  4 8  4 2›⟧ thats my german iban sorry for spaces

iban : ⟦iban|‹IE:4-4-4-4-4-2›⟧

Acc name ⟦name|Perpetua Quill⟧, sort ⟦acct|309914⟧, acc ⟦acct|20719933⟧

sc ⟦acct|20 45 18⟧ a/c ⟦acct|70331290⟧

pay it into my checking, routing is ⟦acct|‹aba:9›⟧ acct ends... full is ⟦acct|004417720931⟧

born on ⟦dob|the third of May nineteen eighty⟧

I was born ⟦dob|on the 21st of march 1974⟧ in Leeds

dob = ⟦dob|3rd feb '81⟧

my birthday is ⟦dob|twelfth of October, nineteen ninety-two⟧

date of brith: ⟦dob|14-08-1969⟧

patient ⟦name|Cornelius Ashdown⟧ has ⟦dx|type 2 diabetes⟧ and takes ⟦med|metformin⟧

my husband ⟦name|Radley⟧ was diagnosed with ⟦dx|multiple sclerosis⟧ last year

I have ⟦dx|bipolar disorder⟧ and cant cope with phone calls

She is HIV positive, mrn ⟦mrn|RT4471902⟧

my pass phrase that opens it is ⟦pw|Thimble-Ocean-44⟧

i log in with ⟦pw|Quagmire_88!⟧ and it just spins

changed it from ⟦pw|Bramble2024⟧ to ⟦pw|Bramble2025!⟧ and now nothing works

use ⟦pw|Fennel$Rook19⟧ to get in

the thing i type in is ⟦pw|hunterGreen!52⟧

passwrod is ⟦pw|Kettle#Moth3⟧

pswd ⟦pw|Wicker+Lamp7⟧

login: ⟦mail|rowan@brackenfold.com⟧ / ⟦pw|Pip!squeak90⟧

wifi key on the sticker: ⟦pw|7KD93-MMQ2X⟧

pin no ⟦pin|6028⟧

my 4 digit is ⟦pin|9317⟧

the machine wants a pin, mine's ⟦pin|2864⟧, did not work

it texted me ⟦otp|483 920⟧

code: ⟦otp|G-582017⟧

the six digits are ⟦otp|093774⟧

here is the code you sent ⟦otp|61 83 07⟧

the verification number that came through is ⟦otp|eight two five one zero nine⟧

ni number ⟦natid|QQ 12 34 56 C⟧ no wait its ⟦natid|JK 44 71 90 B⟧

my nhs no is ⟦natid|‹nhs:3-3-4›⟧

social: ⟦ssn|‹ssn:3 2 4›⟧

SSN ending ⟦ssn|3381⟧

soc sec # ⟦ssn|‹ssn:3.2.4›⟧

utr: ⟦tax|‹utr:5 5›⟧

my tfn is ⟦tax|‹tfn:3 3 3›⟧

SIN ⟦natid|‹sin:3 3 3›⟧

drivers lic no. ⟦dl|MORGA 657054 SM9IJ⟧

DL TX ⟦dl|28814409⟧

passport ⟦pass|533 410 982⟧ issued by HMPO

Passport No: ⟦pass|X4471902⟧, given to ⟦name|Anselm Whitlock⟧

member id: ⟦hid|W2281 90443⟧

my insurance number is ⟦hid|ZGP-4471-9920⟧ (dental)

medicare ⟦hid|1EG4-TE5-MK73⟧

I live at ⟦addr|9 Tamarisk Close
Hove
BN3 7XY⟧

addr: ⟦addr|flat 2b, 118 Gorsebrook rd, leeds, ls6 2qd⟧

send the parcel to ⟦addr|4417 Wisteria Hollow Dr Apt 12C, Knoxville TN 37919⟧

⟦addr|1180 SW Bellflower Ave
Suite 300
Portland, OR 97204⟧

ship to: ⟦name|Calliope Drummond⟧, ⟦addr|PO Box 4417, Taos, NM 87571⟧

new place is ⟦addr|31 Quince st, apt 4, somerville⟧

Delivery address ⟦addr|The Old Forge, Nettlecombe Lane, Bridport DT6 3SS⟧

Unit ⟦addr|5/27 Banksia Parade, Glenelg SA 5045⟧

mail it to ⟦mail|delphine (at) tallow-bridge (dot) org⟧

email adress: ⟦mail|g.larkspur@ tallowbridge.org⟧

its ⟦mail|rowena underscore k at gmail dot com⟧

number plate ⟦plate|YK71 OBE⟧ grey fiesta

reg: ⟦plate|LN19ZWT⟧

vin ⟦vin|‹vin:17›⟧

imei ⟦imei|‹imei:2-6-6-1›⟧

my ip is ⟦ip|81.2.69.142⟧

router mac ⟦mac|3c:22:fb:9a:01:7e⟧

found it at ⟦geo|51.50722, -0.12758⟧

eth wallet ⟦wallet|0x9f4aD2c07bE15c3386fEa1F20cB7a4d9913bC0e8⟧

pet's name for security: ⟦pw|Mr Biscuit⟧

security question first school, answer ⟦pw|Thornhill⟧

Hi, ⟦name|Isolde Barnacre⟧ here. My husband's the account holder, ⟦name|Percival Barnacre⟧.

this is ⟦name|marlowe finch⟧ again

Name: ⟦name|Ottoline Graves⟧
DOB: ⟦dob|1/9/58⟧
Tel. (home): ⟦phone|01632 960 711⟧
Tel. (work): ⟦phone|01632-960712⟧
Post code: ⟦addr|NE99 4ZX⟧`,
  de: String.raw`
meine nummer ist ⟦phone|null eins sieben sechs vier vier sieben eins neun null zwei⟧

ruf an unter ⟦phone|null eins fünf eins zwei drei vier fünf sechs sieben acht neun⟧ bitte

Handy: ⟦phone|null eins sechs null neunundneunzig dreiundvierzig zwölf achtzehn⟧

☎ ⟦phone|0341/ 55 01 87⟧

Tel ⟦phone|(0 89) 44 71 90-2⟧

mobil: ⟦phone|0151*44719023⟧

📱⟦phone|+49(0)176.4471.9023⟧

Fon +⟦phone|49 30 – 447 190⟧

mfg
⟦name|Gundula Eschenbrenner⟧
⟦addr|Hinter der Kirche 4
29439 Lüchow⟧
Tel. ⟦phone|05841 44719⟧

Sehr geehrte ⟦name|Frau Dr. Kesselbach⟧,
mein Konto ist ⟦iban|‹DE:4 4 4 4 4 2›⟧

iban ⟦iban|‹DE:2 2 4 4 4 4 2›⟧

IBAN; ⟦iban|‹AT:4.4.4.4.4›⟧

ibna ist ⟦iban|‹CH:4 4 4 4 4 1›⟧

bitte überweisen an ⟦name|Traugott Wiesengrund⟧ ⟦iban|‹DE:22›⟧ bei der volksbank

kontonr ⟦acct|4471902⟧ blz ⟦acct|29050101⟧

karten:
⟦card|‹visa:4 4 4 4›⟧
⟦card|‹mc:4 4 4 4›⟧

kartennr ⟦card|‹mc:16›⟧ gültig bis ⟦exp|11/28⟧ dreistelliger code ⟦cvc|604⟧

geboren am ⟦dob|dritten Mai neunzehnhundertachtzig⟧

bin am ⟦dob|7. märz 66⟧ geboren

Geb.-Datum ⟦dob|4.4.71⟧ in Cuxhaven

geburtstag: ⟦dob|zwölfter zehnter zweiundneunzig⟧

mein passwort heist ⟦pw|Brombeere!44⟧

ich tippe ⟦pw|Lampion_77x⟧ ein und komm nicht rein

das kennwort hab ich von ⟦pw|Heuboden19⟧ auf ⟦pw|Heuboden20!⟧ geändert

zugang: ⟦mail|t.wiesengrund@posteo.de⟧ und ⟦pw|Distel#Kamm8⟧

als passwort verwende ich ⟦pw|Kranich-Moor-3⟧

wlan schlüssel steht drauf: ⟦pw|84471902337718205519⟧

meine geheimzahl ist ⟦pin|5091⟧

pin nummer ⟦pin|7720⟧ geht nicht

der code war ⟦otp|zwei null vier neun eins sieben⟧

in der sms stand ⟦otp|338 402⟧

freischaltcode ⟦otp|55 01 93⟧

Steuer-ID ⟦tax|‹steuerid:2 3 3 3›⟧

idnr. ⟦tax|‹steuerid:11›⟧ vom finanzamt

St.-Nr. ⟦tax|24/471/90233⟧

RVNR ⟦natid|‹rvnr:2 6 1 3›⟧

sv-nummer lautet ⟦natid|‹rvnr:12›⟧

kk-nummer ⟦hid|‹kvnr:A 3 3 3›⟧ bei der tk

versichertennr. ⟦hid|‹kvnr:10›⟧

perso nr ⟦natid|LZ6311T47⟧

reisepassnr. ⟦pass|C3J1X90VT⟧

führerschein nr ⟦dl|B072RRE2I55⟧

ahv ⟦natid|‹ahv:3.4.4.2›⟧

svnr ⟦natid|‹svnr:4 6›⟧ (österreich)

uid: ⟦tax|‹deust:11›⟧

unser hund: passwort ist sein name, ⟦pw|Waldi2011⟧

wohnhaft ⟦addr|Am Alten Gaswerk 3a, 04229 Leipzig⟧

adresse: ⟦addr|eichenstr 12 hh links 22765 hamburg⟧

lieferung bitte an
⟦name|Familie Obermoser⟧
⟦addr|Dorf 47
6283 Hippach⟧

⟦addr|Postfach 4471, 8021 Zürich⟧

neu: ⟦addr|Schleusenweg 8
2. OG
26725 Emden⟧

mein sohn ⟦name|Leander⟧ hat ⟦dx|Epilepsie⟧

wegen meiner ⟦dx|Depression⟧ bin ich krankgeschrieben, patientennr. ⟦mrn|44719023⟧

ich nehme ⟦med|Ramipril⟧ wegen ⟦dx|Bluthochdruck⟧

kennzeichen ⟦plate|LG GE 447⟧

mail ⟦mail|gundula.eschenbrenner[at]wendland-net.de⟧

mailadresse lautet ⟦mail|leander punkt moser at gmx punkt at⟧

Viele Grüße, ⟦name|Irmtraud⟧

hier ist nochmal ⟦name|herr pfaffenzeller⟧

gruß ⟦name|kunibert⟧`,
  fr: String.raw`
mon numero c'est ⟦phone|zéro six quarante-quatre dix-neuf zéro deux trente et un⟧

appelez moi au ⟦phone|zéro sept, douze, trente-quatre, cinquante-six, soixante-dix-huit⟧

tél ⟦phone|06•44•71•90•23⟧

📞 ⟦phone|+33(0)6-44-71-90-23⟧

port. ⟦phone|06/44/71/90/23⟧

Cordialement,
⟦name|Honorine Vauquelin⟧
⟦addr|12 bis, rue du Puits-Salé
76000 Rouen⟧
Tél. : ⟦phone|02 35 44 71 90⟧

Bonjour ⟦name|Mme Castaingt⟧, votre virement sur ⟦iban|‹FR:4 4 4 4 4 4 3›⟧ est parti

iban ⟦iban|‹FR:4  4 4 8 4 3›⟧

rib: ⟦iban|‹BE:4 4 4 4›⟧

mes cartes : ⟦card|‹visa:4 4 4 4›⟧ et ⟦card|‹mc:4 4 4 4›⟧

CB ⟦card|‹mc:16›⟧ expire ⟦exp|02/29⟧ crypto ⟦cvc|731⟧

né le ⟦dob|trois mai mille neuf cent quatre-vingts⟧

née ⟦dob|le 1er février 1963⟧ à Quimper

date naissance ⟦dob|09.11.85⟧

je me connecte avec ⟦pw|Girouette!44⟧

le mot de passe que j'utilise est ⟦pw|Coquelicot_7⟧

mdp oublié, avant c'était ⟦pw|Moulin2019⟧

clé wifi ⟦pw|F4A71902C3D8⟧

identifiant ⟦mail|h.vauquelin@orange.fr⟧ mdp ⟦pw|Balise+Phare8⟧

mon code de carte est le ⟦pin|4471⟧

code reçu : ⟦otp|90 23 31⟧

j'ai eu le code ⟦otp|447 190⟧ par texto

numéro sécu ⟦natid|‹nir:13 2›⟧

n° fiscal ⟦tax|‹spi:2 2 3 3 3›⟧

SIRET ⟦tax|‹siret:3 3 3 5›⟧

tva ⟦tax|‹frtva:4 3 3 3›⟧

registre national ⟦natid|‹nrn:2.2.2-3.2›⟧

passeport ⟦pass|14AV44719⟧

permis de conduire n° ⟦dl|440771902338⟧

n° adhérent mutuelle ⟦hid|44719023⟧

livrer à ⟦addr|Résidence Les Tamaris, bât. C, appt 14, 13008 Marseille⟧

j'habite ⟦addr|3 impasse du Vieux-Four, 44350 Guérande⟧

adresse: ⟦addr|lieu-dit Kerbihan
29720 Plonéour-Lanvern⟧

ma fille ⟦name|Apolline⟧ est ⟦dx|asthmatique⟧

je souffre d'une ⟦dx|dépression⟧, dossier patient ⟦mrn|N-447190⟧

plaque ⟦plate|GF 471 PX⟧

mail : ⟦mail|honorine point vauquelin arobase orange point fr⟧

bien à vous, ⟦name|Théodule⟧`,
  es: String.raw`
mi telefono es ⟦phone|seis cuatro cuatro siete uno nueve cero dos tres⟧

llámame al ⟦phone|seis doce, treinta y cuatro, cincuenta y seis, setenta y ocho⟧

tlf ⟦phone|644-71-90-23⟧

📱⟦phone|+34·644·719·023⟧

movil/whatsapp: ⟦phone|644.719.023⟧

cel ⟦phone|55 4471 9023⟧ (méxico)

Un saludo,
⟦name|Eufemia Larrazábal⟧
⟦addr|C/ Hondarribia, 8, 2º dcha.
48013 Bilbao⟧
Tel.: ⟦phone|944 71 90 23⟧

Estimada ⟦name|Sra. Goicoechea⟧, le ingresamos en ⟦iban|‹ES:4 4 4 4 4 4›⟧

iban ⟦iban|‹ES:4-4-4-2-10›⟧

tarjetas: ⟦card|‹visa:16›⟧ / ⟦card|‹mc:16›⟧

tarjeta ⟦card|‹visa:4 4 4 4›⟧ cad ⟦exp|09/28⟧ código de atrás ⟦cvc|550⟧

nací el ⟦dob|tres de mayo de mil novecientos ochenta⟧

nacida el ⟦dob|12 de octubre del 92⟧ en Lugo

f. nac. ⟦dob|4/7/71⟧

entro con ⟦pw|Alcachofa!44⟧ y no me deja

la clave que pongo es ⟦pw|Tejado_71x⟧

contraseñ: ⟦pw|Farola#Luz3⟧

usuario ⟦mail|eufemia.l@euskalnet.eus⟧ clave ⟦pw|Noria+Pozo9⟧

el pin es el ⟦pin|7190⟧

me llegó el ⟦otp|447190⟧ por sms

codigo de verificacion ⟦otp|23-31-44⟧

DNI: ⟦natid|‹dni:2.3.3-A›⟧

nie ⟦natid|‹nie:A-7-A›⟧

nº afiliación ss ⟦natid|‹nss:2 8 2›⟧

cif de la empresa ⟦tax|‹cif:9›⟧

curp ⟦natid|‹curp:18›⟧

clabe ⟦acct|‹clabe:18›⟧

cuit ⟦natid|‹cuit:2-8-1›⟧

rut ⟦natid|‹rut:2.3.3-1›⟧

pasaporte ⟦pass|XDD447190⟧

carnet de conducir ⟦dl|44719023K⟧

nº de tarjeta sanitaria ⟦hid|CANT447190233810⟧

vivo en ⟦addr|Avda. de los Almendros 44, bloque 3, esc. B, 3ºC, 29010 Málaga⟧

envíelo a ⟦addr|Plaza del Trigo s/n, 09400 Aranda de Duero⟧

dirección: ⟦addr|Calle 47 # 19-23, Medellín⟧

mi madre ⟦name|Casilda⟧ tiene ⟦dx|Alzheimer⟧

estoy en tratamiento por ⟦dx|depresión⟧, historia clínica ⟦mrn|447190⟧

matricula ⟦plate|4471 LPX⟧

correo ⟦mail|eufemia arroba gmail punto com⟧

gracias, ⟦name|Baldomero⟧`,
  pt: String.raw`
meu telefone é ⟦phone|onze, nove quatro quatro sete um, nove zero dois três⟧

liga pra ⟦phone|nove um dois três quatro cinco seis sete oito⟧

tel ⟦phone|912·447·190⟧

zap ⟦phone|(11)9 4471-9023⟧

📱⟦phone|+55 (31) 9.4471.9023⟧

Atenciosamente,
⟦name|Filomena Quadros⟧
⟦addr|Rua da Bica Velha, 44, 3.º Esq.
1200-055 Lisboa⟧
Telm. ⟦phone|912 447 190⟧

Prezado ⟦name|Sr. Evaristo⟧, segue o boleto

iban ⟦iban|‹PT:4 4 4 4 4 4 1›⟧

nib ⟦acct|‹nib:4 4 11 2›⟧

cartões: ⟦card|‹visa:4 4 4 4›⟧, ⟦card|‹mc:4 4 4 4›⟧

cartão ⟦card|‹mc:16›⟧ val ⟦exp|04/29⟧ cód ⟦cvc|209⟧

nasci a ⟦dob|três de maio de mil novecentos e oitenta⟧

nascida em ⟦dob|12 de outubro de 1992⟧ no Porto

dt nasc ⟦dob|04/07/71⟧

entro com ⟦pw|Azulejo!44⟧ mas dá erro

a senha q eu uso é ⟦pw|Jangada_71⟧

palavra-passe: ⟦pw|Moinho#Vento3⟧

usuario ⟦mail|filo.quadros@sapo.pt⟧ senha ⟦pw|Feijao+Caldo9⟧

meu pin é ⟦pin|7190⟧

recebi o código ⟦otp|447 190⟧

código sms: ⟦otp|902331⟧

cpf ⟦natid|‹cpf:3.3.3-2›⟧

cnpj ⟦tax|‹cnpj:2.3.3/4-2›⟧

nif ⟦tax|‹nif:3 3 3›⟧

contribuinte n.º ⟦tax|‹nif:9›⟧

rg ⟦natid|44.719.023-3⟧

passaporte ⟦pass|FX447190⟧

cnh ⟦dl|04471902338⟧

número de utente ⟦hid|447190233⟧

carteirinha do convênio ⟦hid|0 447 190233810 5⟧

moro na ⟦addr|Travessa dos Ipês, 44, ap 302, Recife/PE, 52050-120⟧

endereço: ⟦addr|QND 47 Lote 19, Taguatinga Norte, Brasília - DF⟧

meu filho ⟦name|Benvindo⟧ tem ⟦dx|epilepsia⟧

tenho ⟦dx|diabetes tipo 2⟧ e tomo ⟦med|metformina⟧

placa ⟦plate|RTX4F71⟧

email ⟦mail|filomena ponto quadros arroba sapo ponto pt⟧

abraço, ⟦name|Gumercindo⟧`,
  it: String.raw`
il mio numero è ⟦phone|tre tre otto quattro quattro sette uno nove zero due⟧

chiamatemi al ⟦phone|tre quattro sette, dodici, trentaquattro, cinquantasei, sette⟧

cell ⟦phone|338/4471902⟧

📱⟦phone|+39·347·447·1902⟧

tel. ⟦phone|(02) 44.71.90.23⟧

Cordiali saluti,
⟦name|Ermenegilda Brustolon⟧
⟦addr|Vicolo delle Ortensie, 4/B
33100 Udine (UD)⟧
Cell. ⟦phone|347 44 71 902⟧

Gentile ⟦name|Sig.ra Pavanello⟧, il bonifico va su ⟦iban|‹IT:4 4 4 4 4 4 3›⟧

iban ⟦iban|‹IT:2 2 1 5 5 12›⟧

carte: ⟦card|‹visa:16›⟧ - ⟦card|‹mc:16›⟧

carta ⟦card|‹visa:4 4 4 4›⟧ scad. ⟦exp|06/29⟧ codice dietro ⟦cvc|188⟧

nato il ⟦dob|tre maggio millenovecentottanta⟧

nata il ⟦dob|12 ottobre '92⟧ a Rovigo

data di nascita ⟦dob|4-7-71⟧

entro con ⟦pw|Carciofo!44⟧ e non va

la password che uso è ⟦pw|Gondola_71x⟧

pasword: ⟦pw|Mulino#Vento3⟧

utente ⟦mail|erme.b@libero.it⟧ psw ⟦pw|Grano+Forno9⟧

il pin è ⟦pin|71902⟧

mi è arrivato ⟦otp|447190⟧

codice otp ⟦otp|902 331⟧

cf ⟦natid|‹cf:16›⟧

p.iva ⟦tax|‹piva:11›⟧

passaporto ⟦pass|YB4471902⟧

patente n. ⟦dl|U1K44719F⟧

tessera sanitaria ⟦hid|80380000447190233810⟧

carta d'identità ⟦natid|CA44719FX⟧

abito in ⟦addr|Corso dei Tintori 44, int. 7, 50122 Firenze⟧

spedite a ⟦addr|Località Pian del Lago 4, 53035 Monteriggioni SI⟧

mia figlia ⟦name|Ginevra⟧ è ⟦dx|celiaca⟧

soffro di ⟦dx|epilessia⟧

targa ⟦plate|FX 447 RT⟧

mail ⟦mail|ermenegilda chiocciola libero punto it⟧

saluti, ⟦name|Ildebrando⟧`,
  nl: String.raw`
mijn nummer is ⟦phone|nul zes vier vier zeven een negen nul twee drie⟧

bel ⟦phone|nul zes twaalf vierendertig zesenvijftig achtenzeventig⟧

tel ⟦phone|06/44 71 90 23⟧

📱⟦phone|+31(0)6·44·71·90·23⟧

mob: ⟦phone|06 – 4471 9023⟧

Met vriendelijke groet,
⟦name|Wilhelmina Oosterbaan⟧
⟦addr|Achter de Molen 4-II
8701 AB Bolsward⟧
T ⟦phone|0515 – 44 71 90⟧

Beste ⟦name|mevrouw Terpstra⟧, uw geld gaat naar ⟦iban|‹NL:4 4 4 4 2›⟧

iban ⟦iban|‹NL:2 2 4 4 4 2›⟧

kaarten: ⟦card|‹visa:4 4 4 4›⟧ en ⟦card|‹mc:4 4 4 4›⟧

kaart ⟦card|‹mc:16›⟧ geldig tot ⟦exp|05/29⟧ drie cijfers ⟦cvc|362⟧

geboren op ⟦dob|drie mei negentientachtig⟧

geb. ⟦dob|12 oktober 1992⟧ te Sneek

geboortedatm ⟦dob|4-7-71⟧

ik log in met ⟦pw|Stroopwafel!44⟧

het wachtwoord dat ik gebruik is ⟦pw|Klomp_Dijk71⟧

ww: ⟦pw|Molen#Wind3⟧

gebruiker ⟦mail|w.oosterbaan@ziggo.nl⟧ wachtwoord ⟦pw|Kaas+Brood9⟧

mijn pincode ⟦pin|7190⟧

kreeg code ⟦otp|447 190⟧

verificatiecode: ⟦otp|902331⟧

bsn ⟦natid|‹bsn:4.2.3›⟧

burgerservicenr ⟦natid|‹bsn:3 3 3›⟧

btw ⟦tax|‹btw:14›⟧

rijksregister ⟦natid|‹nrn:2.2.2-3.2›⟧

paspoort ⟦pass|NX4R719K2⟧

rijbewijs ⟦dl|4471902338⟧

polisnr zorg ⟦hid|447190233⟧

ik woon op ⟦addr|Kromme Elleboog 44 bis, 3512 JK Utrecht⟧

adres: ⟦addr|Postbus 447, 9700 AK Groningen⟧

mijn moeder ⟦name|Aaltje⟧ heeft ⟦dx|dementie⟧

ik heb ⟦dx|suikerziekte⟧ en gebruik ⟦med|metformine⟧

kenteken ⟦plate|G-447-XR⟧

mail ⟦mail|wilhelmina apenstaartje ziggo punt nl⟧

groetjes ⟦name|Sietske⟧`,
  tech: String.raw`
const client = new Shop({ key: '⟦key|sk_li‹›ve_‹a:28›⟧' })

export STRIPE_KEY="⟦key|rk_li‹›ve_‹a:24›⟧"

2027-02-11T09:14:03Z ERROR auth failed token=⟦key|gh‹›p_‹a:36›⟧ host=api

curl -H "X-Api-Key: ⟦key|‹a:32›⟧" https://api.example.com/v1/me

curl -u ops:⟦pw|Gannet!Reef4⟧ https://ci.example.com

redis://:⟦conn|‹a:20›@cache.internal:6379⟧/0

postgres://⟦conn|app:Sk1mmer77@10.20.30.40:5432⟧/app

"smtp": { "user": "mailer", "pass": "⟦pw|Dunlin_Marsh8⟧" }

AWS_SECRET_ACCESS_KEY=⟦key|‹b:40›⟧

export GITLAB_TOKEN=⟦key|gl‹›pat-‹a:20›⟧

OPENAI_API_KEY: ⟦key|sk-pr‹›oj-‹a:48›⟧

npm config set //packages.example.org/:_authToken ⟦key|np‹›m_‹a:36›⟧

mysql -u root -p⟦pw|Whimbrel#9⟧ shop

sshpass -p '⟦pw|Plover+Bay6⟧' ssh ops@⟦ip|203.0.113.88⟧

client_secret: ⟦key|‹a:40›⟧

{"email":"⟦mail|ottoline@gravesend.example⟧","phone":"⟦phone|+14155550144⟧","zip":"94110"}

User ⟦mail|cal.drummond@taosmail.com⟧ logged in from ⟦ip|2001:db8:85a3::8a2e:370:7334⟧

SENDGRID=⟦key|SG.‹a:22›.‹a:43›⟧

Set-Cookie: session=⟦key|‹h:64›⟧; HttpOnly

webhook https://hooks.slack.com/⟦url|services/T‹A:8›/B‹A:8›/‹a:24›⟧

password_hash mismatch for input '⟦pw|Lapwing77!⟧'`,
  data: String.raw`
first,last,mobile,email
Ottoline,Graves,⟦phone|07700 900611⟧,⟦mail|og@gravesend.example⟧
Anselm,Whitlock,⟦phone|07700 900612⟧,⟦mail|aw@gravesend.example⟧

id;geburtsdatum;iban
1;⟦dob|03.05.1980⟧;⟦iban|‹DE:22›⟧
2;⟦dob|04.07.1971⟧;⟦iban|‹DE:22›⟧

card_no|exp|cvv
⟦card|‹visa:16›⟧|⟦exp|03/29⟧|⟦cvc|418⟧
⟦card|‹mc:16›⟧|⟦exp|11/28⟧|⟦cvc|604⟧

Agent: May I have your full name?
Customer: ⟦name|Calliope Drummond⟧
Agent: And your date of birth?
Customer: ⟦dob|9 jan 58⟧
Agent: last four of the social?
Customer: ⟦ssn|3381⟧

Bot: Wie lautet Ihre Kundenkennwort?
Kunde: ⟦pw|Brombeere⟧
Bot: Und die PLZ mit Ort?
Kunde: ⟦addr|29439 Lüchow⟧

Bot: Quel est votre numéro de téléphone ?
Client: ⟦phone|0644719023⟧

Operador: ¿su DNI?
Cliente: ⟦natid|‹dni:8A›⟧

Atendente: CPF por favor
Cliente: ⟦natid|‹cpf:11›⟧

PATIENT INFORMATION
Last Name: ⟦name|Ashdown⟧ First: ⟦name|Cornelius⟧ M.I.: J
Birth Date: ⟦dob|11 / 02 / 1949⟧ Sex: M
Home Phone: ⟦phone|( 206 ) 555 - 0148⟧
SSN: ⟦ssn|‹ssn:3 - 2 - 4›⟧
Street: ⟦addr|2204 Hemlock Ct⟧ City: Tacoma State: WA Zip: 98402
Member ID: ⟦hid|XPW 4471 90233⟧

NAME        ⟦name|GRAVES OTTOLINE⟧
D.O.B.      ⟦dob|09 01 1958⟧
NHS NO      ⟦natid|‹nhs:3 3 4›⟧
TEL         ⟦phone|O1632 96O711⟧

Antragsteller ⟦name|Wiesengrund, Traugott⟧
geb. ⟦dob|04.07.1971⟧   Tel.  ⟦phone|0 58 41 / 44 71⟧
Anschrift  ⟦addr|Hinter der Kirche 4, 29439 Lüchow⟧
Steuer-Nr. ⟦tax|24 / 471 / 90233⟧

Q: security code on the back?
A: ⟦cvc|926⟧

Q: expiry?
A: ⟦exp|03 29⟧

Agent: what number can we ring you on
You: ⟦phone|two one two five five five oh one six six⟧

Agent: please read me the code
You: ⟦otp|four four seven one nine oh⟧

<⟦mail|wiesengrund@posteo.de⟧>; "⟦name|Gundula Eschenbrenner⟧" <⟦mail|gundula@wendland-net.de⟧>

From: ⟦name|Percival Barnacre⟧ [mailto:⟦mail|percy@barnacre.example⟧]
To: Support
Subject: RE: claim
My policy ID ⟦hid|BUPA-4471-9023⟧`,
}

export const sixthPlain: Readonly<Record<string, string>> = {
  en: String.raw`
order no 4417-7190-2331 never came

where is 1Z999AA10123456784

RB447190233GB stuck in customs

po 447190 and po 447191 are the same

inv 020 7946 03 dated last week

invoice no. 07700-900-142

part 555-0144-B does not fit

model XR-447 firmware 4.4.71.9

upgraded from 10.2.4.1 to 10.2.4.2 and it died

deploy at 2027-02-11T09:14:03.447Z

epoch 1771234567 vs 1771234568890

a1b2c3d4e5f60718293a4b5c6d7e8f9012345678 is the bad commit

fixed in 9f4ad2c

request id 6f1c0a52-77d4-4f0c-8a17-3e1d9b2c4471

total 4,471.90 minus 233.10

they won 4-4-7-1 on aggregate

21-19, 19-21, 22-20

5 5 5 0 1 4 4 was the code on the lottery ticket lol

one two three testing, can you hear me

zero seven out of ten for service

four four two is our formation

call of duty black ops two

nine to five, monday to friday

one two three four five six seven eight nine ten, ready or not

two three four or five of them were broken

ten nine eight seven six five four three two one happy new year

passwords must have 8 characters and one symbol

never share your password with anyone, including us

our policy: PINs are changed every 90 days

if your password contains a # the form breaks

choose a pin of 4 to 6 digits

your one-time code expires in 10 minutes

the password field is too short

forgot password link goes to 404

I typed my password correctly three times

password: required

password: ********

enter your PIN on the terminal

no pin pad in the box

the security code is on the back of the card

cvv field will not accept three digits

expiry must be in the future

Table for 4 on 03/29 please

batch 03/29 tasted off

iban is missing in the export

the routing number field is greyed out

bank of ireland is closed on monday

I live in a flat in Leeds

the street outside is flooded

your Baker Street branch was rude

Oxford Circus is closed

Highway 61 is blocked at exit 44

route 66 mug arrived broken

Mercedes C 200 or BMW 320d?

I drive an a4 2019

the Madison sofa in oak

do you have the Audrey lamp in red

the Charlotte table wobbles

Benjamin Moore paint, one gallon

Hugo Boss shirt size 40

Dr. Martens 1460 in 8

Jack Daniels 0.7l

St. Patrick's day offer

Victoria sponge was dry

Florence is lovely in spring

Austin store, is it open?

Lincoln navigator floor mats

Jordan 4 retro size 44

hi team, still waiting

thanks so much, have a good one

kind regards from the whole team

dear sir or madam

to whom it may concern

april may be too late

will you mark it as paid

bill me later

grace period is 14 days

may I ask where my parcel is

rose gold case for 14 pro

sunny outside today

diabetes awareness month is coming

is this safe for people with asthma?

your blog on depression was good

do you sell epilepsy safe screens

cancer research charity run

born to run tour shirt

born 2 be wild sticker

coordinates tee size M

52.5 x 13.4 cm frame

48.8 kg and 2.35 m

tile 40.71 74.00 in grey

serial 35-447190-233-8

box 447190 233 81

lot 4539 and lot 5105

ean 4006381333931

isbn 9783161484100

gift card worth 50

voucher code AUTUMN-44-71

use SAVE20NOW at checkout

membership level gold 2

gate B44 seat 19D flight BA 4471

train 09:14 platform 7

08:00-12:00 14:00-18:00

0800 to 1800 hours

mon-fri 0900-1730

24/7 365

room 447 floor 19

page 4471 of 9023

step 1 2 3 4 5 6 7 8 9 10

scored 4471902 points in level 33

my high score is 4,471,902,338

case 44-7190 vs case 44-7191

claim CLM-447190233 still open

ticket #4471902331 merged

ref 4471 9023 3810 from your letter

meter 004471902

SN: C02X447KJG5J

MPN 0B44-7190-233

css color #447190

rgb(44, 71, 90)

at line 447:19

http 502 at 09:14

/api/v2/users/447190/orders/2331

v4.4.71-rc.2+build.9023

docker pull shop/api:4.4.71

sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08

node_modules/left-pad@1.3.0

localhost:44719

mac os 14.4.1

ip rating 68

tax included?

taxes went up 4.4 %

license agreement section 4.4

driver licence office hours

passport size photo 35x45

plate set of 4, 27cm

pin badge 44mm

token of appreciation

key ring with the letter K

secret recipe of our house

mother's day gift

maiden flight of the drone`,
  de: String.raw`
Bestellung 0176-4471902 storniert

Rechnung 089 4471 fehlt

Sendungsnr. 00340434161094021501

Auftrag 30-447-190

Teilenummer 06A 447 190 B

Version 4.4.7.1

am 4.7. um 19 Uhr

null Ahnung, eins nach dem anderen

zwei drei vier Stück reichen

eins zwei drei vier fünf sechs sieben

das Passwort muss acht Zeichen haben

bitte geben Sie niemals Ihre PIN weiter

Passwort vergessen geht nicht

der Code kommt nicht an

Kennwort: bitte neu setzen

Lampe Ingo in weiß

Regal Billy und Bett Malm

Sofa Annika 2-Sitzer

Paulaner 20 x 0,5

Dr. Oetker Backpulver

Schlossstraße ist gesperrt

Filiale am Marktplatz zu

Ich wohne im dritten Stock

Kundin seit 1980

geboren in Hamburg zu sein ist schön

Depression ist kein Thema für den Chat

mit freundlichen Grüßen

Guten Tag, wo bleibt mein Paket

4471 Bonuspunkte

44,71 € statt 90,23 €

Zählerstand 0044719

Gutscheincode HERBST-4471

Lieferung bis 03/29

Tor 4-4 Endstand`,
  fr: String.raw`
commande 06-44-7190 perdue

facture 0235447190B

colis 6A44719023381

un deux trois soleil

zéro défaut, dix sur dix

le mot de passe doit contenir 12 caractères

ne donnez jamais votre code

lampe Margaux en laiton

canapé Hugo gris

rue barrée devant le magasin

né sous une bonne étoile

cordialement, le service client

44,71 € au lieu de 90,23 €

version 4.4.7

le diabète touche beaucoup de gens`,
  es: String.raw`
pedido 644-71-90 sin enviar

factura 2027/447190

uno dos tres probando

cero problemas, diez de diez

la contraseña debe tener 8 caracteres

nunca comparta su pin

silla Lucía en nogal

calle cortada por obras

nacido para correr

un saludo del equipo

44,71 € en vez de 90,23 €

lote 09/28 caducado

carrera contra el cáncer`,
  pt: String.raw`
pedido 912-447-19 atrasado

fatura FT 2027/4471

um dois três e já

zero problemas, nota dez

a senha deve ter 8 caracteres

nunca partilhe o seu pin

mesa Helena em carvalho

rua fechada por obras

nascido para vencer

atenciosamente, a equipa

44,71 € em vez de 90,23 €

R$ 4.471,90 no boleto`,
  it: String.raw`
ordine 338-4471 mai arrivato

fattura 447/2027

uno due tre prova

zero problemi, voto dieci

la password deve avere 8 caratteri

non comunicare mai il pin

poltrona Giulia in velluto

via chiusa per lavori

nato per vincere

cordiali saluti, il servizio clienti

44,71 € invece di 90,23 €

lotto 06/29 scaduto`,
  nl: String.raw`
bestelling 06-4471 kwijt

factuur 2027-447190

een twee drie in godsnaam

nul problemen, tien uit tien

het wachtwoord moet 8 tekens hebben

deel nooit uw pincode

stoel Anna in eiken

straat afgesloten

geboren om te winnen

met vriendelijke groet, het team

44,71 € in plaats van 90,23 €

partij 05/29 bedorven`,
}
