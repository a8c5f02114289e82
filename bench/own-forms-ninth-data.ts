// As bench/own-forms-seventh-data.ts, as people write in the chats of a bank, a clinic, a shop, a landlord, a telecom, a school and a public office: mostly short and small,
// answers to a question (a line behind » is what the other side asked), values over several messages (⏎ is where the next begins), mixed languages, tables, quoted mails,
// speech written down, texts read off a picture. Romance languages and Dutch have the same matters in their own words. Written before anybody looked at what the engine does with it.
export const ninthForms: Readonly<Record<string, string>> = {
  en: String.raw`
hi there my card got declined at tesco its ⟦card|‹visa:16›⟧ exp ⟦exp|0427⟧ can u check why

» Thanks for holding. Can I take the long number on the front of the card?
yes one sec... ⟦card|‹mc:4 4 4 4›⟧

» and the code?
it's ⟦cvc|447⟧

» And what name is it under?
⟦name|Beatrix Hollingdale⟧

» Which address should we send the replacement to?
⟦addr|14b Larkspur Road, Stoke Newington, N16 5PD⟧ please, buzzer is under ⟦name|Okafor⟧

» Could you confirm your postcode and house number?
sure ⟦addr|SK4 3QT, 22⟧

» Whats the best number to reach you on?
my mobile oh seven seven double oh nine hundred one four six but its broken so use the landline ⟦phone|01632 960 733⟧

oops sent to early. ⟦card|4242 4242⟧⏎⟦card|4242 4242⟧⏎and thats all of it

heres my iban ⟦iban|GB29 NWBK 6Ol6 l33l 9268 l9⟧ copied from the screenshot

card number from the photo: ⟦card|4OOO OOOO OOOO OOO2⟧ (sorry its blurry)

I need to change the account my salary goes into. New one: Barclays, ⟦acct|sort 20 45 18 acc 31926819⟧, old one was Lloyds ending 221

sc ⟦acct|20 45 18 a/c 31926819⟧ in name of ⟦name|J P Thackeray⟧

pls refund to ⟦acct|601843 / 70213344⟧ (nationwide) not the card

my bank details havent changed, ⟦acct|08-92-99⟧ ⟦acct|65403127⟧ co-op bank

⟦name|Mrs Eleanor Whitcombe⟧
⟦addr|The Old Forge
Church Lane
Upper Slaughter
GL54 2JD⟧
My account is still showing the old address

Hi ⟦name|Priya⟧, thanks for getting back so quick. yes go ahead and cancel. ⟦name|Tom⟧

good morning, ⟦name|Gareth⟧ here again from flat 12. the boiler man never came. ring me on ⟦phone|07700 900 482⟧ after 5

we moved on saturday so its now ⟦addr|87 Penrhyn Crescent Cardiff CF14 9LL⟧, same phone

can you deliver to my mums instead ⟦addr|3 Station Cottages, Little Bytham, Grantham NG33 4RA⟧ shes in all day her name is ⟦name|Maureen Stapleford⟧

DOB ⟦dob|23.11.87⟧, NI ⟦natid|QQ 12 34 56 A⟧ is what it says on the letter but mine is ⟦natid|JN483920B⟧

my national insurance number is ⟦natid|PW 40 28 19 C⟧ why does the portal say invalid

re: universal credit. ⟦name|Kwabena Asante-Mills⟧, born ⟦dob|4th of feb 1979⟧, nino ⟦natid|TL774123D⟧. landlord is ⟦name|Mr D. Pilkington⟧ ⟦phone|0161 496 0339⟧

Patient: ⟦name|HARCOURT, Imogen⟧
NHS No: ⟦hid|‹nhs:3 3 4›⟧
DOB: ⟦dob|17-Mar-1994⟧
Please can she have a repeat of ⟦med|levothyroxine⟧ 75mcg and the ⟦med|ramipril⟧

hi doctor its about my son ⟦name|Finlay⟧ hes ⟦dx|type 1 diabetic⟧ and school need a letter. dob ⟦dob|9/6/2015⟧

ive been diagnosed with ⟦dx|endometriosis⟧ last month and my employer wants proof, hospital number ⟦mrn|R4471902⟧

can i swap my appt w dr ⟦name|Banerjee⟧ on tuesday? im on ⟦med|sertraline⟧ 100 and run out thurs

member id ⟦hid|W2847 10933 01⟧ grp 7781200 its for my husband ⟦name|Darnell Whitfield⟧ dob ⟦dob|08/14/1971⟧

My SSN is ⟦ssn|‹ssn:3-2-4›⟧ and i was born ⟦dob|Aug 14 1971⟧ why was my application denied

social is ⟦ssn|‹ssn:3 2 4›⟧ zip 60614 thats all i have

last 4 of my social ⟦ssn|4471⟧, mothers maiden name ⟦pw|Ferrantino⟧

routing ⟦acct|‹aba:9›⟧ acct ⟦acct|4471902283⟧ checking at wells fargo

Wire it to Chase, ABA ⟦acct|‹aba:9›⟧, account number ⟦acct|000123884471⟧, beneficiary ⟦name|Lucinda Marchetti⟧

my drivers license is ⟦dl|D4471-88203-61190⟧ out of illinois exp 2027 and passport ⟦pass|547201938⟧

passport number is ⟦pass|542718893⟧ expires 4 june 2031, surname ⟦name|Oyelowo⟧ first name ⟦name|Temitope⟧

brp ⟦natid|ZU8847201⟧ and share code W4T 9KL 2PX, ive got indefinite leave

voice mail transcript: hello this is ⟦name|Rosalind Tembo⟧ um i'm calling about the invoice please call me back on oh one six three two ⟦phone|nine six oh double four seven⟧ thank you

(transcribed) hi yeah it's ⟦name|Craig⟧ the pin for the alarm is ⟦pin|six one nine four⟧ tell the cleaner

so my password is ⟦pw|Marmite_on_toast8⟧ and it still wont let me in?? username is ⟦mail|k.bramwell82@example.net⟧

login ⟦mail|deb.stanhope@example.org⟧ / ⟦pw|Whippet!2019⟧ please just go in and do it for me

pw: ⟦pw|bluebottle77⟧

i changed it to ⟦pw|Gooseberry-Fool4⟧ yesterday and now neither that nor ⟦pw|Gooseberry-Fool3⟧ works

wifi name BT-Q7XK password ⟦pw|h4kLmT9rVx⟧ but the tv wont connect

router admin page asks for a password, sticker says ⟦pw|QWZ7-KTMP-38VN⟧

the 6 digit thing you texted was ⟦otp|884 213⟧ is it expired

i got a code ⟦otp|G-447190⟧ i didnt ask for it, is someone hacking me

» Please read me the code we've just texted you.
48 oh sorry ⟦otp|481920⟧

» Choose a 4 digit PIN for your voicemail
⟦pin|7035⟧ pls

» And your memorable word?
⟦pw|periwinkle⟧

» What's the answer to your security question (first school)?
⟦pw|St Brendans⟧

» whats your date of birth for security
⟦dob|third of october eighty two⟧

» Can you confirm the first line of your address?
⟦addr|9 Cavendish Mews⟧

» Email on the account?
⟦mail|lorna dot mcallister at example dot org⟧

» Reg of the vehicle?
⟦plate|YK68 FTX⟧, its a grey golf

» What's the meter serial and the account holder?
⟦name|Nnamdi Eze⟧, meter is E14S2209417

» Do you have your policy number?
no but my name is ⟦name|Saffron Delacourt⟧ and im at ⟦addr|221 Brackenbury Rd W6 0BQ⟧

key safe code is ⟦pin|C1945Y⟧ carers come at 8

main door ⟦pin|2468#⟧ then flat 3 second floor

gate ⟦pin|1066⟧, alarm ⟦pin|5512⟧, dont let the dog out

alarm pin ⟦pin|9021⟧ wifi ⟦pw|seagull-chips-11⟧ thats for the airbnb guests

old phone imei ⟦imei|‹imei:15›⟧ new one ⟦imei|‹imei:2-6-6-1›⟧

my ip is ⟦ip|81.2.69.142⟧ it says blocked by firewall

mac address of the box ⟦mac|00:1A:2B:9F:C4:7E⟧ pls whitelist

parcel driver left it at the wrong place, i'm at ⟦geo|51.50722, -0.12750⟧ on the map

here is the error
POST /login 401
{"email":"⟦mail|noor.haddad@example.com⟧","password":"⟦pw|Quince*Jelly9⟧"}

we're getting 403 with this key ⟦key|sk_live_‹a:24›⟧ is it revoked?

our config:
SMTP_HOST=mail.example.org
SMTP_USER=noreply
SMTP_PASSWORD=⟦pw|tallow-Wick-330⟧

aws_access_key_id = ⟦key|AKIA‹A:16›⟧
aws_secret_access_key = ⟦key|‹b:40›⟧

DATABASE_URL=⟦conn|postgresql://shop:Kn0tweed!@db.example.org:5432/shop⟧

connect with ⟦key|ghp_‹a:36›⟧ and tell me if the push goes thru

the webhook url is https://hooks.example.org/in?token=⟦key|‹a:32›⟧

sent btc to ⟦wallet|1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa⟧ by accident can you reverse

order table pasted:
Name⇥Phone⇥Email⇥Postcode
⟦name|Ayesha Rahman⟧⇥⟦phone|07700 900 215⟧⇥⟦mail|ayesha.r@example.com⟧⇥LE2 3TF
⟦name|Colm Gallagher⟧⇥⟦phone|07700 900 671⟧⇥⟦mail|cgall@example.com⟧⇥BT9 6AA
⟦name|Zofia Wrona⟧⇥⟦phone|07700 900 038⟧⇥⟦mail|zofia_w@example.com⟧⇥PE1 4YH

| Tenant | Flat | DOB | Phone |
|---|---|---|---|
| ⟦name|Hamza Qureshi⟧ | 4A | ⟦dob|12/01/1990⟧ | ⟦phone|07700 900 114⟧ |
| ⟦name|Greta Lindqvist⟧ | 4B | ⟦dob|30/07/1985⟧ | ⟦phone|07700 900 925⟧ |

On Mon, 3 Nov 2025 at 14:22, ⟦name|Jocelyn Reeve⟧ <⟦mail|j.reeve@hartfieldlets.example⟧> wrote:
> Dear ⟦name|Marcus⟧,
> your deposit will be returned to ⟦acct|30-96-21 41820937⟧ within ten days.
Thats the wrong account!! its ⟦acct|30-96-21⟧ ⟦acct|41820973⟧

From: ⟦mail|billing@oakmere.example⟧
To: ⟦name|Patrick O'Rourke⟧
Your Direct Debit: account name ⟦name|P O'ROURKE⟧, account number ending 4417

Kind regards
⟦name|Hannah Szymanski⟧
Year 4 class teacher | St Oswald's C of E Primary
t: ⟦phone|01632 960 118⟧ ext 204

Sent from my iPhone
⟦name|Dr Anthea Kilgour⟧ MRCGP
The Lindens Surgery, ⟦addr|40 Tivoli Road, Cheltenham GL50 2TG⟧

emergency contacts for ⟦name|Poppy Ansell⟧ (yr 2): mum ⟦name|Gemma⟧ ⟦phone|07700 900 300⟧, grandad ⟦name|Roy⟧ ⟦phone|07700 900 412⟧. allergy: ⟦dx|nut allergy⟧

vin ⟦vin|‹vin:17›⟧ plate ⟦plate|BD19 KLM⟧ mileage 48120 what would u give me for it

pcn for ⟦plate|ab12 cde⟧ is wrong i sold that car

penalty notice: driver no ⟦dl|MORGA657054SM9IJ⟧, address ⟦addr|6 The Crescent, Filey YO14 9JP⟧

EIN ⟦tax|12-3456789⟧ for the w9, company is Thornbury Holdings

vat number ⟦tax|GB 123 4567 82⟧ on invoice please

utr ⟦tax|‹utr:5 5›⟧ cant log in to hmrc

me llamo ⟦name|Ximena Castrejón⟧ sorry my english, my phone ⟦phone|(312) 555-0184⟧ and apt is ⟦addr|2214 W Cermak Rd Apt 3R, Chicago IL 60608⟧

Guten Tag, my German number is ⟦phone|+49 151 2338 4417⟧, i am in London until May, ⟦name|Thorsten⟧

contact: ⟦phone|(415) 555-0133 x12⟧ or text ⟦phone|628.555.0177⟧

call my wife instead ⟦phone|+353 85 012 3456⟧ her name's ⟦name|Caoimhe⟧

hes called ⟦name|Mohammed Al-Rashidi⟧ born ⟦dob|1 1 1990⟧ lives w me at ⟦addr|Flat 7 Beaumont Court Whitehorse Lane E1 4NF⟧

Applicant 1 ⟦name|Theodora Vance⟧ ⟦dob|15/05/1988⟧
Applicant 2 ⟦name|Julian Vance⟧ ⟦dob|02/12/1986⟧
current address ⟦addr|18 Quarry Hill, Leeds LS2 7UH⟧

its my dad's account he passed away in june, ⟦name|Reginald Ashcombe⟧, dob ⟦dob|11/04/1938⟧, i am executor ⟦name|Felicity Ashcombe⟧

CVV ⟦cvc|902⟧ sorry forgot that

amex ⟦card|‹amex:4 6 5›⟧ 4 digits on front ⟦cvc|7714⟧ valid thru ⟦exp|11/28⟧

⟦card|‹visa:4-4-4-4›⟧, ⟦exp|08-26⟧, ⟦cvc|118⟧, ⟦name|MR S GOLDBLATT⟧, ⟦addr|2 Ferncliffe Drive, Keighley BD20 6HN⟧

card: ⟦card|‹mc:16›⟧
mm/yy: ⟦exp|03/29⟧
sec: ⟦cvc|650⟧

swift ⟦bic|BARCGB22XXX⟧ iban ⟦iban|‹GB:4 4 4 4 4 2›⟧ beneficiary ⟦name|Olumide Bakare⟧

crypto wallet phrase (12 words): ⟦seed|legal winner thank year wave sausage worth useful legal winner thank yellow⟧ i lost acces
`,
  de: String.raw`
moin meine karte wurde gesperrt nr ist ⟦card|‹mc:4 4 4 4›⟧ gültig bis ⟦exp|0528⟧ bitte entsperren

» Vielen Dank fürs Warten. Nennen Sie mir bitte die Kartennummer.
moment ... ⟦card|‹visa:4 4 4 4›⟧

» und der code hinten?
⟦cvc|339⟧ steht da

» Auf welchen Namen läuft der Vertrag?
⟦name|Hannelore Grasmück⟧

» Wohin dürfen wir die neue Karte schicken?
⟦addr|Am Sportplatz 4a, 56337 Eitelborn⟧ bitte, bei ⟦name|Krautkrämer⟧ klingeln

» Ihre Postleitzahl und Hausnummer bitte
⟦addr|81541, nummer 17⟧

» Wie ist Ihre Telefonnummer für Rückfragen?
handy ist kaputt, nehmen sie festnetz ⟦phone|06221 90 44 17⟧

iban kommt in zwei teilen⏎⟦iban|DE89 3704 0044⟧⏎⟦iban|0532 0130 00⟧

iban vom foto abgetippt ⟦iban|DE89 37O4 0O44 O532 O13O OO⟧

meine neue bankverbindung ⟦iban|‹DE:4 4 4 4 4 2›⟧ sparkasse, inh ⟦name|Ottmar Bleichröder⟧

kto ⟦acct|4417820⟧ blz ⟦acct|50850150⟧ sparkasse darmstadt

bitte von konto ⟦acct|0117 4482 03⟧ abbuchen nicht mehr vom alten

Kontonr. alt: ⟦acct|8820417⟧ Kontonr. neu: ⟦acct|8820995⟧ (gleiche BLZ)

guten tag hier spricht ⟦name|Frau Dörte Kampmann⟧ ich rufe an wegen der heizung meine nummer ist null eins sieben eins ⟦phone|vier vier null neun zwei eins acht⟧ danke

(Sprachnachricht) hallo ich bins der ⟦name|Rolf⟧ die pin fürs gartentor is ⟦pin|sieben sieben null drei⟧

Sehr geehrte ⟦name|Frau Pfannenstiel⟧,
vielen Dank für Ihre Nachricht. Mein Geburtsdatum ist der ⟦dob|14.3.68⟧.
Mit freundlichen Grüßen
⟦name|Alois Hinterhuber⟧

Hallo ⟦name|Mareike⟧, ja passt, bitte kündigen. LG ⟦name|Sven⟧

wir sind umgezogen: ⟦addr|Lindenallee 12, 3. OG links, 15366 Hoppegarten⟧

neue adresse ab 1.12.: ⟦addr|Rheinstr 44 65185 Wiesbaden⟧, tel bleibt

könnt ihrs zu meiner oma liefern? ⟦name|Gertrud Ahlers⟧, ⟦addr|Deichweg 3, 26506 Norden⟧

Packstation ⟦addr|Packstation 144, 50667 Köln⟧ postnummer 88204471

geb. ⟦dob|3. Oktober 1990⟧ in Zwickau, ausweis ⟦natid|L01X00T47⟧

steuer id ⟦tax|‹steuerid:2 3 3 3›⟧ ist das richtig so im portal?

St.-Nr. ⟦tax|133/8150/8159⟧ Finanzamt Hamm

sozialversicherungsnr ⟦natid|‹rvnr:2 6 A 3›⟧ für die anmeldung, minijob ab montag

rentenversicherung ⟦natid|‹rvnr:12›⟧ name früher ⟦name|Kowalczyk⟧ jetzt ⟦name|Brandstetter⟧

Versichertennr: ⟦hid|‹kvnr:10›⟧ TK, bitte rezept für ⟦med|L-Thyroxin⟧ 100 und ⟦med|Ramipril⟧

mein sohn ⟦name|Mats⟧ (⟦dob|12.05.2018⟧) hat ⟦dx|Scharlach⟧, brauche eine kindkrank bescheinigung

ich nehme ⟦med|Marcumar⟧, darf ich ⟦med|Ibuprofen⟧ dazu nehmen? hab morgen termin

Bei mir wurde ⟦dx|Morbus Crohn⟧ festgestellt, muss ich das dem arbeitgeber sagen

Pat.-Nr. ⟦mrn|7718204⟧ / ⟦name|Öztürk, Emine⟧ / *⟦dob|01.09.1957⟧

Befund für ⟦name|Hr. Wenzel Schrader⟧ geb ⟦dob|22/07/1949⟧: ⟦dx|Vorhofflimmern⟧, Fallnr ⟦mrn|F-2025-44718⟧

Meine Kundennr ist 4471882 und das Passwort ⟦pw|Kaffeetasse!99⟧ komme trotzdem nicht rein

passwort war ⟦pw|sommerregen12⟧ jetzt geht ⟦pw|sommerregen13⟧ auch nicht

zugang: ⟦mail|b.tiedemann@example.de⟧ ⟦pw|Hasenfuss#7⟧ loggen sie sich halt selber ein

pw ⟦pw|Zwetschgenknödel⟧ (alles klein wäre falsch)

wlan heisst FRITZ!Box 7590 KT und das pw steht drunter ⟦pw|44718209331847265501⟧

auf dem aufkleber steht netzwerkschlüssel ⟦pw|KXTP-88QM-4LVR⟧

die tan ist ⟦otp|771 402⟧ aber sie sagt abgelaufen

hab grad ⟦otp|447190⟧ per sms bekommen obwohl ich nix gemacht hab

» Bitte geben Sie mir den Code aus der SMS durch.
ok ⟦otp|330 918⟧

» Wie lautet Ihr Kundenkennwort?
⟦pw|Rumpelstilz⟧ glaub ich

» Und Ihr Geburtstag zur Sicherheit?
⟦dob|achter november einundsiebzig⟧

» Ihre E-Mail-Adresse?
⟦mail|traudl punkt moser at example punkt at⟧

» Kennzeichen?
⟦plate|HD-KW 447⟧

» Zählernummer und Name bitte
1ESY1160447182, ⟦name|Wiebke Janßen⟧

» Wie ist der Türcode für den Monteur?
⟦pin|4471#⟧, dann 2. stock

Schlüsselkasten ⟦pin|0815⟧ neben der regenrinne, alarmanlage ⟦pin|6602⟧

pin für die ec karte ist ⟦pin|9174⟧ und die geht am automaten nicht

Haustür code ⟦pin|77B4⟧, bitte nicht klingeln baby schläft

IMEI alt ⟦imei|‹imei:15›⟧
IMEI neu ⟦imei|‹imei:15›⟧

meine ip ⟦ip|93.184.216.34⟧ wird geblockt, mac ⟦mac|a4-5e-60-d1-77-0b⟧

standort ⟦geo|48.137154, 11.576124⟧ hier ist kein netz

FIN ⟦vin|‹vin:17›⟧, kennz. ⟦plate|M-XY 4471⟧, eVB-Nummer A4K7M2Q

Führerschein nr ⟦dl|B072RRE2I55⟧ abgelaufen, reisepass ⟦pass|C01X0006H⟧ hab ich noch

Aufenthaltstitel ⟦natid|YZ4471882⟧ läuft am 3.1. ab, termin??

USt-ID ⟦tax|‹deust:11›⟧ bitte auf die rechnung, HRB 44718 Amtsgericht Mannheim

AHV ⟦natid|‹ahv:3.4.4.2›⟧ name ⟦name|Urs Zurbriggen⟧ wohnhaft ⟦addr|Dorfstrasse 8, 3920 Zermatt⟧

e-card ⟦natid|‹svnr:4 6›⟧ österreich, ich bin bei der ögk

Kontoinhaber⇥IBAN⇥Betrag
⟦name|Sabine Holzapfel⟧⇥⟦iban|‹DE:22›⟧⇥447,18
⟦name|Ercan Yıldırım⟧⇥⟦iban|‹DE:22›⟧⇥118,40

Name;Telefon;E-Mail
⟦name|Kevin Rademacher⟧;⟦phone|0176 4471 8820⟧;⟦mail|kev.rade@example.de⟧
⟦name|Anneliese Voß⟧;⟦phone|02041 33 71 82⟧;⟦mail|a-voss@example.de⟧

Mieter: ⟦name|Familie Nwosu⟧, Whg 14, Vormieter ⟦name|Lehmkuhl⟧, Kaution auf ⟦iban|‹DE:4 4 4 4 4 2›⟧

Am 04.11.2025 um 09:12 schrieb ⟦name|Joachim Steinbrecher⟧ <⟦mail|steinbrecher@hv-nord.example⟧>:
> Sehr geehrter ⟦name|Herr Abendroth⟧, der Ablesetermin ist am 12.
Bin da nicht da, rufen Sie meine Frau an ⟦phone|0151/23384417⟧

Von: ⟦name|Schulsekretariat Fr. Dinkel⟧
An: Eltern der 3b
Bitte melden Sie ⟦name|Lina-Marie Fuchs⟧ unter ⟦phone|07131 / 96 44 17⟧ krank

i.V. ⟦name|Bernd Achleitner⟧
Teamleiter Schaden | ⟦phone|+49 (0)89 2180-4471⟧ | Fax -4472
⟦mail|bernd.achleitner@alpenschutz.example⟧

ps: bitte nur per mail ⟦mail|info(at)schreinerei-kofler.example⟧

meine frau heißt ⟦name|Shirin Golzari⟧ geb ⟦dob|11.11.85⟧ und wohnt auch hier

Hausverwaltung sagt ich soll an ⟦name|Hrn. Czerny⟧ schreiben, der ist unter ⟦phone|0351-8844710⟧

hi i dont speak german well, name ⟦name|Oluwaseun Adebayo⟧, street is ⟦addr|Karl-Marx-Straße 118, 12043 Berlin⟧, phone ⟦phone|01573 4471 882⟧

merhaba adım ⟦name|Gülşen Demirtaş⟧ telefonum ⟦phone|0163 8820447⟧ wohngeld antrag

mein kind ⟦name|Ayla⟧ geht in die 2a, notfallnummer ⟦phone|0170 5544718⟧ allergie ⟦dx|Laktoseintoleranz⟧

⟦card|‹visa:16›⟧ ⟦exp|11/27⟧ ⟦cvc|804⟧ ⟦name|KATHRIN VOGELSANG⟧

Bic ⟦bic|COBADEFFXXX⟧ iban ⟦iban|‹DE:22›⟧

spring.mail.password=⟦pw|Fichten-Harz-7⟧

api_key: "⟦key|‹h:32›⟧" wird abgelehnt, 401

Authorization: Bearer ⟦key|‹a:40›⟧ läuft nach einer stunde ab

mysql -u root -p'⟦pw|Ofen.Blech3⟧' geht nicht

im log steht user=⟦mail|u.wehner@example.de⟧ pass=⟦pw|gummistiefel⟧ das darf doch nicht sein
`,
  fr: String.raw`
bjr ma carte est bloquée num ⟦card|‹visa:4 4 4 4›⟧ exp ⟦exp|0427⟧ svp débloquez

» Pouvez-vous me donner le numéro de la carte ?
oui alors ⟦card|‹mc:16›⟧

» Et le code au dos ?
⟦cvc|447⟧ merci

» À quel nom est le contrat ?
⟦name|Ghislaine Pommereau⟧

» À quelle adresse doit-on livrer ?
⟦addr|7 bis chemin des Vignes 33360 Latresne⟧ c'est au nom de ⟦name|Berthelot⟧

» Un numéro où vous joindre ?
le ⟦phone|06 39 98 44 71⟧ après 18h

» Votre date de naissance svp
le ⟦dob|huit mai soixante-quatorze⟧

» Quel code avez-vous reçu par SMS ?
⟦otp|771 402⟧

» Le digicode pour le livreur ?
⟦pin|48B12⟧ puis interphone ⟦name|Lacombe⟧

» Votre mot de passe vocal ?
⟦pw|tournesol⟧

» Votre adresse mail ?
⟦mail|josiane point tardieu arobase example point fr⟧

» Immatriculation ?
⟦plate|GH-447-KT⟧

voici mon rib ⟦iban|‹FR:4 4 4 4 4 4 3›⟧ bic ⟦bic|AGRIFRPP882⟧ crédit agricole

RIB banque ⟦acct|30004 00823 00010447182 36⟧ à mon nom

iban pris de la photo ⟦iban|FR14 2OO4 lOlO O5O5 OOO1 3M02 606⟧

bonjour je suis ⟦name|Mme Solange Kerbrat⟧ j'habite au ⟦addr|12 allée des Cormorans à Quimper 29000⟧ je n'ai plus de chauffage

nouvelle adresse à partir du 1er : ⟦addr|Résidence Les Ormes, bât C apt 14, 18 avenue Jean Jaurès, 69007 Lyon⟧

Bonjour ⟦name|Karim⟧, oui c'est bon vous pouvez résilier. ⟦name|Delphine⟧

Cordialement,
⟦name|Jean-Baptiste Le Goff⟧
⟦phone|02 98 44 71 82⟧
⟦mail|jb.legoff@example.fr⟧

Le 4 nov. 2025 à 09:12, ⟦name|Amandine Vasseur⟧ <⟦mail|a.vasseur@syndic-est.example⟧> a écrit :
> Madame ⟦name|Charpentier⟧, votre dossier est incomplet.
Je vous ai déjà envoyé mon numéro fiscal ⟦tax|‹spi:2 2 3 3 3›⟧

n° sécu ⟦natid|‹nir:1 2 2 2 3 3 2›⟧ pour la mutuelle

numéro de sécurité sociale de ma fille ⟦natid|‹nir:13 2›⟧ elle s'appelle ⟦name|Maëlys⟧ née le ⟦dob|3/2/2012⟧

(message vocal) bonjour c'est ⟦name|Gérard⟧ mon numéro c'est le ⟦phone|zéro six trente neuf quatre vingt dix huit douze trente quatre⟧ rappelez moi

mon mdp c'est ⟦pw|Chouquette!44⟧ et ça marche pas

identifiant ⟦mail|f.delattre@example.fr⟧ mot de passe ⟦pw|baguette75⟧ connectez vous vous meme

j'ai mis ⟦pw|Lavande2024⟧ puis ⟦pw|Lavande2025⟧ aucun des deux ne passe

clé wifi ⟦pw|9F4A77C1D208E5⟧ sous la box

le code reçu ⟦otp|G-884213⟧ c'est normal?

code portail ⟦pin|1907A⟧, boîte à clés ⟦pin|3380⟧

code pin de la carte ⟦pin|7294⟧ refusé au distributeur

mon fils ⟦name|Timéo⟧ est ⟦dx|asthmatique⟧ il prend de la ⟦med|Ventoline⟧

je prends du ⟦med|Lévothyrox⟧ 75 et du ⟦med|Kardegic⟧, ordonnance à renouveler

on m'a diagnostiqué une ⟦dx|sclérose en plaques⟧ en mars

patient ⟦name|ROUSSEAU Ginette⟧ né(e) le ⟦dob|12.04.1941⟧ IPP ⟦mrn|800447182⟧

passeport ⟦pass|19AB44718⟧ délivré à Lille, cni ⟦natid|X4RTBPFW4⟧

permis de conduire n° ⟦dl|880447182033⟧ perdu

carte de séjour ⟦natid|FRA4471882⟧ expire le 3 janvier

siret ⟦tax|‹siret:3 3 3 5›⟧ tva ⟦tax|‹frtva:13›⟧

vin ⟦vin|‹vin:17›⟧ immat ⟦plate|AB-123-CD⟧ 48 000 km

imei ⟦imei|‹imei:15›⟧ volé hier à châtelet

mon ip ⟦ip|90.84.144.7⟧ bloquée, box mac ⟦mac|F4:CA:E5:42:1B:9D⟧

Nom⇥Tél⇥Mail
⟦name|Hakim Bensalem⟧⇥⟦phone|07 44 71 82 03⟧⇥⟦mail|hakim.b@example.fr⟧
⟦name|Odile Marchand⟧⇥⟦phone|05 56 44 71 82⟧⇥⟦mail|odile.m@example.fr⟧

locataires : ⟦name|M. et Mme Traoré⟧, garant ⟦name|Bruno Escoffier⟧ ⟦phone|+33 6 39 98 01 12⟧

⟦card|‹visa:16›⟧ ⟦exp|09/28⟧ ⟦cvc|203⟧ ⟦name|LUCIE FONTANEL⟧

SMTP_PASS=⟦pw|Cerfeuil-Buis-8⟧

hello sorry my french, i'm ⟦name|Declan Moriarty⟧, phone ⟦phone|+44 7700 900 557⟧, flat is ⟦addr|3 rue du Faubourg Saint-Denis 75010 Paris⟧

ma belle mère ⟦name|Huguette⟧ née ⟦dob|le 5 juin 1939⟧ habite ⟦addr|Lieu-dit Kerangoff, 29470 Plougastel-Daoulas⟧

école : prévenir ⟦name|Nadège⟧ (maman) ⟦phone|0639980447⟧ ou papy ⟦name|Marcel⟧ ⟦phone|0639980448⟧
`,
  es: String.raw`
hola mi tarjeta no va num ⟦card|‹visa:4 4 4 4›⟧ cad ⟦exp|0427⟧ ayuda

» ¿Me dice el número de la tarjeta?
si un momento ⟦card|‹mc:4 4 4 4›⟧

» ¿Y el código de atrás?
⟦cvc|447⟧

» ¿A nombre de quién está?
⟦name|Remedios Illescas⟧

» ¿A qué dirección lo enviamos?
⟦addr|C/ Olmo 14, 2ºB, 28012 Madrid⟧, preguntar por ⟦name|Baltasar⟧

» ¿Un teléfono de contacto?
⟦phone|644 718 203⟧ por las tardes

» ¿Fecha de nacimiento?
⟦dob|ocho de mayo del setenta y cuatro⟧

» ¿Qué código le ha llegado?
⟦otp|771 402⟧

» ¿Clave del portal para el repartidor?
⟦pin|1907⟧ y luego 3º izq

» ¿Su correo?
⟦mail|maruja punto gil arroba example punto es⟧

» ¿Matrícula?
⟦plate|4471 KTX⟧

mi cuenta es ⟦iban|‹ES:4 4 4 4 4 4›⟧ en la caixa

nº cuenta ⟦acct|2100 0418 45 0200051332⟧ sin iban

iban de la foto ⟦iban|ES91 2lOO O4l8 45O2 OOO5 l332⟧

me llamo ⟦name|Encarnación Valdivieso⟧ vivo en ⟦addr|avda. de la Constitución 8 piso 3 puerta 2 41004 Sevilla⟧ y no tengo luz

Hola ⟦name|Nuria⟧, sí adelante con la baja. ⟦name|Gonzalo⟧

Saludos,
⟦name|Íñigo Arregui⟧
Tel. ⟦phone|943 44 71 82⟧
⟦mail|i.arregui@example.es⟧

El 4 nov 2025, a las 09:12, ⟦name|Lourdes Pacheco⟧ <⟦mail|l.pacheco@fincas-sur.example⟧> escribió:
> Estimado ⟦name|Sr. Quintanilla⟧, falta su NIF.
Ya lo mandé: ⟦natid|‹dni:8-A›⟧

dni ⟦natid|‹dni:2.3.3-A›⟧ caducado

nie ⟦natid|‹nie:A-7-A›⟧ soy de marruecos me llamo ⟦name|Yassine El Amrani⟧

num seg social ⟦natid|‹nss:2/8/2›⟧ para el contrato

(audio) hola soy ⟦name|Paco⟧ mi teléfono es ⟦phone|seis cuatro cuatro siete uno ocho dos cero tres⟧ llámame

la contraseña es ⟦pw|Churros!44⟧ y no entra

usuario ⟦mail|t.benavides@example.es⟧ clave ⟦pw|paella75⟧ entren ustedes

puse ⟦pw|Girasol2024⟧ y luego ⟦pw|Girasol2025⟧ y nada

la clave del wifi ⟦pw|9F4A77C1D2⟧ pone en el router

el pin de la tarjeta ⟦pin|7294⟧ no me deja sacar

me llegó ⟦otp|447190⟧ sin pedirlo

caja de llaves ⟦pin|3380⟧ alarma ⟦pin|6602⟧

mi hijo ⟦name|Izan⟧ tiene ⟦dx|celiaquía⟧ para el comedor

tomo ⟦med|Sintrom⟧ y ⟦med|omeprazol⟧, receta por favor

me han diagnosticado ⟦dx|fibromialgia⟧ en marzo

paciente ⟦name|ROMERO CASTAÑO, Josefa⟧ f.nac ⟦dob|12/04/1941⟧ NHC ⟦mrn|447182⟧

tarjeta sanitaria ⟦hid|BBBBBBBB44718203⟧ de andalucía AN

pasaporte ⟦pass|PAB447182⟧ expedido en Lugo

cif ⟦tax|‹cif:9›⟧ a nombre de Talleres Ruiz SL

bastidor ⟦vin|‹vin:17›⟧ matrícula ⟦plate|1234-BCD⟧

imei ⟦imei|‹imei:15›⟧ robado ayer

mi ip ⟦ip|83.44.71.82⟧ bloqueada

Nombre⇥Tel⇥Correo
⟦name|Fátima Zahra⟧⇥⟦phone|+34 644 71 82 03⟧⇥⟦mail|fz@example.es⟧
⟦name|Leandro Otero⟧⇥⟦phone|986447182⟧⇥⟦mail|l.otero@example.es⟧

⟦card|‹visa:16›⟧ ⟦exp|09/28⟧ ⟦cvc|203⟧ ⟦name|LUCIA FONTANA⟧

clabe ⟦acct|‹clabe:18›⟧ banamex a nombre de ⟦name|Gerardo Ochoa⟧ curp ⟦natid|‹curp:18›⟧

mi rut es ⟦natid|‹rut:2.3.3-A›⟧ y el correo ⟦mail|pia.soto@example.cl⟧

cuit ⟦tax|‹cuit:2-8-1›⟧ cbu no me acuerdo

SMTP_PASS=⟦pw|Romero-Boj-8⟧

hi sorry no spanish, ⟦name|Keith Braddock⟧, ⟦phone|+44 7700 900 661⟧, we rent at ⟦addr|Calle Larios 7, 29005 Málaga⟧

mi suegra ⟦name|Asunción⟧ nacida ⟦dob|el 5 de junio de 1939⟧ vive en ⟦addr|Plaza Mayor 3, 37002 Salamanca⟧

colegio: avisar a ⟦name|Rocío⟧ (mamá) ⟦phone|644718204⟧ o al abuelo ⟦name|Eusebio⟧ ⟦phone|644718205⟧
`,
  pt: String.raw`
oi meu cartão não passa num ⟦card|‹visa:4 4 4 4›⟧ val ⟦exp|0427⟧ me ajuda

» Pode informar o número do cartão?
claro ⟦card|‹mc:4 4 4 4›⟧

» E o código de segurança?
⟦cvc|447⟧

» Em nome de quem está?
⟦name|Conceição Teixeira⟧

» Qual a morada de entrega?
⟦addr|Rua das Oliveiras 14, 2º Esq, 4050-449 Porto⟧, falar com ⟦name|Firmino⟧

» Telefone para contato?
⟦phone|(11) 94471-8203⟧ depois das 18

» Data de nascimento?
⟦dob|oito de maio de setenta e quatro⟧

» Qual código recebeu?
⟦otp|771 402⟧

» Senha do portão pro entregador?
⟦pin|1907⟧ ap 32

» Seu e-mail?
⟦mail|zuleica ponto reis arroba example ponto com⟧

» Placa do carro?
⟦plate|KTX4B71⟧

meu cpf ⟦natid|‹cpf:3.3.3-2›⟧ nome ⟦name|Wanderley Assunção⟧

cpf ⟦natid|‹cpf:11›⟧ rg ⟦natid|44.718.203-5⟧ ssp sp

cnpj ⟦tax|‹cnpj:2.3.3/4-2›⟧ nota fiscal

ag ⟦acct|0447⟧ cc ⟦acct|18203-3⟧ itau

minha conta é banco 341 agência ⟦acct|4471⟧ conta ⟦acct|82033-1⟧

pix é ⟦phone|+55 21 98447-1820⟧ ou o email ⟦mail|dora.pix@example.com⟧

nib ⟦acct|‹nib:4 4 11 2›⟧ do millennium

iban ⟦iban|‹PT:4 4 4 4 4 4 1›⟧ titular ⟦name|Graça Figueiredo⟧

nif ⟦natid|‹nif:3 3 3›⟧ para a fatura

cartão de cidadão ⟦natid|12345678 9 ZZ4⟧ caducado

moro na ⟦addr|Av. Brasil 1447, ap 82, Jardim América, São Paulo - SP, 01430-001⟧ sem luz desde ontem

Olá ⟦name|Nádia⟧, pode cancelar sim. ⟦name|Everton⟧

Atenciosamente,
⟦name|Iracema Bittencourt⟧
⟦phone|(85) 3447-1820⟧
⟦mail|iracema.b@example.com.br⟧

Em ter., 4 de nov. de 2025 às 09:12, ⟦name|Otávio Lacerda⟧ <⟦mail|o.lacerda@imob-sul.example⟧> escreveu:
> Prezada ⟦name|Sra. Quitéria⟧, falta o CPF.
já mandei ⟦natid|‹cpf:3.3.3-2›⟧

(áudio) oi é o ⟦name|Zeca⟧ meu telefone é ⟦phone|nove quatro quatro sete um oito dois zero três⟧

a senha é ⟦pw|Brigadeiro!44⟧ e não entra

login ⟦mail|h.novaes@example.com⟧ senha ⟦pw|feijoada75⟧ entra aí

coloquei ⟦pw|Girassol2024⟧ depois ⟦pw|Girassol2025⟧ e nada

senha do wifi ⟦pw|9F4A77C1D2⟧ tá no roteador

pin do cartão ⟦pin|7294⟧ não aceita

chegou ⟦otp|447190⟧ sem eu pedir

cofre das chaves ⟦pin|3380⟧ alarme ⟦pin|6602⟧

meu filho ⟦name|Enzo⟧ tem ⟦dx|asma⟧ avisar a escola

tomo ⟦med|losartana⟧ e ⟦med|metformina⟧, preciso de receita

fui diagnosticada com ⟦dx|lúpus⟧ em março

cartão do sus ⟦hid|700 4471 8203 3419⟧

utente ⟦hid|447182033⟧ centro de saúde de Braga

passaporte ⟦pass|FX447182⟧ emitido em Recife

cnh ⟦dl|04471820331⟧ vencida

renavam 00447182033 placa ⟦plate|ABC-4471⟧

chassi ⟦vin|‹vin:17›⟧

imei ⟦imei|‹imei:15›⟧ roubado ontem

meu ip ⟦ip|177.44.71.82⟧ bloqueado

Nome⇥Tel⇥Email
⟦name|Jussara Peixoto⟧⇥⟦phone|(31) 99447-1820⟧⇥⟦mail|ju.p@example.com⟧
⟦name|Edmilson Rocha⟧⇥⟦phone|(71) 98820-4471⟧⇥⟦mail|ed.r@example.com⟧

⟦card|‹visa:16›⟧ ⟦exp|09/28⟧ ⟦cvc|203⟧ ⟦name|LUCIA FONTES⟧

SMTP_PASS=⟦pw|Alecrim-Buxo-8⟧

minha sogra ⟦name|Deolinda⟧ nasceu ⟦dob|5 de junho de 1939⟧ mora na ⟦addr|Travessa do Carmo 3, 1200-095 Lisboa⟧

escola: avisar ⟦name|Simone⟧ (mãe) ⟦phone|11 94471-8204⟧ ou o avô ⟦name|Osvaldo⟧ ⟦phone|11 94471-8205⟧
`,
  it: String.raw`
salve la mia carta non va num ⟦card|‹visa:4 4 4 4›⟧ scad ⟦exp|0427⟧ aiuto

» Mi dice il numero della carta?
certo ⟦card|‹mc:4 4 4 4›⟧

» E il codice sul retro?
⟦cvc|447⟧

» A nome di chi è intestato?
⟦name|Ersilia Bonfanti⟧

» A quale indirizzo consegniamo?
⟦addr|Via dei Glicini 14, int 3, 00172 Roma⟧, sul citofono ⟦name|Scarpellini⟧

» Un recapito telefonico?
⟦phone|347 4471820⟧ dopo le 18

» Data di nascita?
⟦dob|otto maggio settantaquattro⟧

» Che codice ha ricevuto?
⟦otp|771 402⟧

» Il codice del portone per il corriere?
⟦pin|1907⟧ poi scala B

» La sua email?
⟦mail|pinuccia punto gallo chiocciola example punto it⟧

» Targa?
⟦plate|GH447KT⟧

cf ⟦natid|‹cf:16›⟧ tessera sanitaria scaduta

il mio codice fiscale è ⟦natid|‹cf:6 5 5›⟧

p.iva ⟦tax|‹piva:11›⟧ fattura a Officine Riva srl, pec ⟦mail|officineriva@pec.example.it⟧

iban ⟦iban|‹IT:2 2 A 5 5 12›⟧ intestato a ⟦name|Ferruccio Zanetti⟧

bonifico su ⟦iban|‹IT:27›⟧ banca intesa

cc ⟦acct|000000123456⟧ abi ⟦acct|03069⟧ cab ⟦acct|09606⟧

iban dalla foto ⟦iban|IT6O X054 28ll lOlO OOOO Ol23 456⟧

sono ⟦name|la sig.ra Ornella Cattaneo⟧ abito in ⟦addr|corso Garibaldi 8, 20121 Milano⟧ e non ho il gas

Ciao ⟦name|Chiara⟧, sì procedi con la disdetta. ⟦name|Ruggero⟧

Cordiali saluti
⟦name|Geom. Walter Pizzigoni⟧
Tel ⟦phone|035 447182⟧ cell ⟦phone|+39 347 447 1820⟧
⟦mail|w.pizzigoni@example.it⟧

Il giorno mar 4 nov 2025 alle ore 09:12 ⟦name|Loredana Fusco⟧ <⟦mail|l.fusco@condominio.example⟧> ha scritto:
> Gentile ⟦name|sig. Amoruso⟧, manca il CF.
l'ho già mandato ⟦natid|‹cf:16›⟧

(vocale) ciao sono ⟦name|Gino⟧ il mio numero è ⟦phone|tre quattro sette quattro quattro sette uno otto due zero⟧

la password è ⟦pw|Tiramisu!44⟧ e non entra

utente ⟦mail|p.deluca@example.it⟧ password ⟦pw|carbonara75⟧ entrate voi

ho messo ⟦pw|Girasole2024⟧ poi ⟦pw|Girasole2025⟧ e niente

password wifi ⟦pw|9F4A77C1D2⟧ sul modem

il pin della carta ⟦pin|7294⟧ non va al bancomat

mi è arrivato ⟦otp|447190⟧ senza chiederlo

cassetta chiavi ⟦pin|3380⟧ allarme ⟦pin|6602⟧

mio figlio ⟦name|Mattia⟧ è ⟦dx|celiaco⟧ per la mensa

prendo ⟦med|Eutirox⟧ e ⟦med|Cardioaspirina⟧, mi serve la ricetta

mi hanno diagnosticato il ⟦dx|morbo di Parkinson⟧ a marzo

paziente ⟦name|ESPOSITO Concetta⟧ nata il ⟦dob|12/04/1941⟧ cartella ⟦mrn|2025/44718⟧

carta d'identità ⟦natid|CA44718AX⟧ rilasciata a Bari

passaporto ⟦pass|YB4471820⟧

patente ⟦dl|U1D44718203K⟧ smarrita

telaio ⟦vin|‹vin:17›⟧ targa ⟦plate|AB 123 CD⟧

imei ⟦imei|‹imei:15›⟧ rubato ieri

il mio ip ⟦ip|79.44.71.82⟧ è bloccato

Nome⇥Tel⇥Email
⟦name|Samira Haddad⟧⇥⟦phone|333 4471820⟧⇥⟦mail|samira.h@example.it⟧
⟦name|Duilio Ferri⟧⇥⟦phone|06 4471820⟧⇥⟦mail|d.ferri@example.it⟧

⟦card|‹visa:16›⟧ ⟦exp|09/28⟧ ⟦cvc|203⟧ ⟦name|LUCIA FONTANA⟧

SMTP_PASS=⟦pw|Rosmarino-Bosso-8⟧

mia suocera ⟦name|Assunta⟧ nata ⟦dob|il 5 giugno 1939⟧ vive in ⟦addr|piazza Dante 3, 80135 Napoli⟧

scuola: avvisare ⟦name|Barbara⟧ (mamma) ⟦phone|3474471821⟧ o nonno ⟦name|Ennio⟧ ⟦phone|3474471822⟧
`,
  nl: String.raw`
hoi mijn pas doet het niet nr ⟦card|‹mc:4 4 4 4›⟧ geldig tot ⟦exp|0427⟧ help

» Mag ik het kaartnummer?
ja tuurlijk ⟦card|‹visa:4 4 4 4›⟧

» En de code achterop?
⟦cvc|447⟧

» Op welke naam staat het?
⟦name|Geertruida Hoekstra⟧

» Naar welk adres sturen we het?
⟦addr|Vogelkersstraat 14-2, 1031 KT Amsterdam⟧, bel bij ⟦name|Verhaegen⟧

» Postcode en huisnummer?
⟦addr|3512JE 44⟧

» Op welk nummer bereikbaar?
⟦phone|06 44718203⟧ na zessen

» Geboortedatum?
⟦dob|acht mei vierenzeventig⟧

» Welke code kreeg u?
⟦otp|771 402⟧

» De deurcode voor de bezorger?
⟦pin|1907⟧ dan 2 hoog

» Uw mailadres?
⟦mail|truus punt bakker apenstaartje example punt nl⟧

» Kenteken?
⟦plate|KT-447-X⟧

bsn ⟦natid|‹bsn:9›⟧ voor de toeslag

mijn burgerservicenummer is ⟦natid|‹bsn:3.3.3›⟧ klopt dat in mijn dossier

iban ⟦iban|‹NL:4 4 4 4 2›⟧ tnv ⟦name|H. van der Zwaan⟧

graag storten op ⟦iban|‹NL:18›⟧ van mijn vrouw ⟦name|Anneke⟧

iban van de foto ⟦iban|NL9l ABNA O4l7 l643 OO⟧

rekeningnr ⟦acct|41 71 64 300⟧ nog oude

ik ben ⟦name|mevrouw Tineke Oosterhuis⟧ woon op de ⟦addr|Dorpsstraat 8, 9712 AB Groningen⟧ en heb geen warm water

Hoi ⟦name|Fleur⟧, ja zeg maar op. Groet ⟦name|Jeroen⟧

Met vriendelijke groet,
⟦name|Sjoerd Wiersma⟧
T ⟦phone|058 447 18 20⟧
⟦mail|s.wiersma@example.nl⟧

Op di 4 nov 2025 om 09:12 schreef ⟦name|Monique Dekkers⟧ <⟦mail|m.dekkers@vve-beheer.example⟧>:
> Beste ⟦name|meneer Abdi⟧, uw bsn ontbreekt.
heb ik al gestuurd ⟦natid|‹bsn:4.2.3›⟧

(spraakbericht) hoi met ⟦name|Henk⟧ mijn nummer is ⟦phone|nul zes vier vier zeven een acht twee nul drie⟧

wachtwoord is ⟦pw|Stroopwafel!44⟧ en doet het niet

inlog ⟦mail|e.kuipers@example.nl⟧ ww ⟦pw|hagelslag75⟧ doe het zelf maar

eerst ⟦pw|Zonnebloem2024⟧ toen ⟦pw|Zonnebloem2025⟧ geprobeerd als wachtwoord

wifi wachtwoord ⟦pw|9F4A77C1D2⟧ staat op het modem

pincode van de pas ⟦pin|7294⟧ geweigerd

kreeg ⟦otp|447190⟧ zonder aanvraag

sleutelkastje ⟦pin|3380⟧ alarm ⟦pin|6602⟧

mijn zoon ⟦name|Daan⟧ heeft ⟦dx|epilepsie⟧ school weet het nog niet

ik slik ⟦med|metoprolol⟧ en ⟦med|omeprazol⟧, graag herhaalrecept

bij mij is ⟦dx|reuma⟧ vastgesteld in maart

patiënt ⟦name|De Boer, Grietje⟧ geb. ⟦dob|12-04-1941⟧ patnr ⟦mrn|0447182⟧

zorgverzekering polisnr ⟦hid|447182033⟧ vgz

paspoort ⟦pass|NXK4L71R8⟧ gemeente Assen

rijbewijs ⟦dl|5447182033⟧ kwijt

btw ⟦tax|‹btw:14›⟧ kvk 44718203

chassisnr ⟦vin|‹vin:17›⟧ kenteken ⟦plate|12-ABC-3⟧

imei ⟦imei|‹imei:15›⟧ gestolen gister

mijn ip ⟦ip|84.44.71.82⟧ geblokkeerd

Naam⇥Tel⇥Mail
⟦name|Fatima Boulahrouz⟧⇥⟦phone|06-44718204⟧⇥⟦mail|f.boul@example.nl⟧
⟦name|Wouter Smeets⟧⇥⟦phone|043 447 1820⟧⇥⟦mail|w.smeets@example.nl⟧

⟦card|‹visa:16›⟧ ⟦exp|09/28⟧ ⟦cvc|203⟧ ⟦name|L VAN FONTEYN⟧

SMTP_PASS=⟦pw|Tijm-Buxus-8⟧

belgië hier rijksregister ⟦natid|‹nrn:2.2.2-3.2›⟧ woon ⟦addr|Kerkstraat 14 bus 3, 9000 Gent⟧

mijn schoonmoeder ⟦name|Riet⟧ geboren ⟦dob|5 juni 1939⟧ woont ⟦addr|Brink 3, 7411 BR Deventer⟧

school: bel ⟦name|Sanne⟧ (mama) ⟦phone|0644718205⟧ of opa ⟦name|Cor⟧ ⟦phone|0644718206⟧
`,
}

/** No value. */
export const ninthPlain: Readonly<Record<string, string>> = {
  en: String.raw`
order 4471-88203 still not here, tracking says H00AYA0012345678

where is JD0002 2337 4419 8827

my royal mail number is AB 1234 5678 9GB i think

case ref 31926819 opened last week, no reply

complaint no. 20-45-18/A

ticket #884213 was closed without answer

the sku is 4006381333931 and its out of stock everywhere

part no WG-447-19-02/B doesnt fit my Bosch

invoice INV-2025-00447190 for £118.40 due 30/11/2025

please see attached invoice 20451831 dated 4.11.25 total 319.26

updated to 17.6.1 (21G93) and now it crashes

build 2025.11.04-r4471 fails

sha256 e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855 doesnt match

commit 9fceb02d0ae598e95dc970b74767f19372d61af8 broke the checkout

etag "5d8c72a5edda8d6a" is the same on both

uuid 3f2504e0-4f89-41d3-9a0c-0305e82c3301 not found

is the Ada floor lamp coming back in stock

i'd like the Harris tweed jacket in 42R

does the Winston sofa come in green

is Paul Smith 20% off too

we stayed at the Marlowe last year and it was lovely

do you sell Ben & Jerry's or Mr Kipling

my Dyson V11 smells burnt

jack daniels was missing from the delivery and so were the doritos

the Stanley knife came without blades, and the Allen keys too

St Mary's road is closed again

bus 73 stops at Victoria at 08:12 and 08:27

i was on the 4:50 from Paddington

platform 9 at kings cross, coach B seat 31

meet at the corner of high street and the market

do you have a shop on Oxford Street

the meeting is in room 4.12 on the 3rd floor

dimensions 1200 x 600 x 740 mm, weight 20.45 kg

fridge is model KGN39VLEB/04

temperature was 39.5 on friday and 38.2 on saturday

score was 3-1 at half time and 4-4 in the end

your rate went from 4.5% to 6.25%, why

i earn 2,450 a month and pay 875 rent

meter reading 044718 and last month 043902

electricity 4471 kWh, gas 881 m3

the amount was 1,234,567.89 in the report

it says 404 not found, then 502 bad gateway

[2025-11-04 08:12:44] INFO worker-3 done in 4471ms, 8820 rows

at com.example.shop.Cart.total(Cart.java:118)

for (let i = 0; i < 4471; i++) sum += rows[i].price

SELECT id, total FROM orders WHERE total > 447 AND state = 'open'

npm ERR! code ERESOLVE could not resolve react@18.2.0

const token = await getToken(user)

password = os.environ["DB_PASSWORD"]

if password == confirm_password: return True

set your password to something with 8 letters and a number

i forgot my password and the reset link never comes

my pin is locked, what now

the code you sent never arrived

i wont give you my pin over chat lol

» Can I have your card number please?
no i dont want to type that here

» What's the code?
i didnt get one

» What is your date of birth?
why do you need that

» Which plan are you on?
the 20 gb one for 15 a month

» how many people are in the flat?
4, sometimes 5

» When did you order?
on 12/10, arrived 19/10

» Do you know the error number?
yes 0x80070005

» how much was it?
1066.20 i think

the 5th of november at 7 works for me

open mon-fri 9-17, sat 10-14

flight BA2490 on 14 dec, row 22

gate code at heathrow was B42 lol

size 44 eu is 9.5 uk right

king size duvet 13.5 tog, thread count 400

chapter 12 verse 14

section 21 notice under the housing act 1988

10.0.0-rc.2 works and 10.0.0-rc.3 doesnt

chip E4471-B, rev 3, lot 20451831

isbn 978-0-14-103614-4 has pages missing

voucher SUMMER25 says not valid

gift code WELCOME10 doesnt apply

is Alexa or Siri better with your lights

who is your CEO

Madonna tickets gone after 3 minutes wow

harry potter box set arrived damaged
`,
  de: String.raw`
bestellung 4471-88203 ist nicht da, sendung 00340434161094042557

wo bleibt JJD000390007882044718

vorgangsnummer 31926819 bitte nachschauen

rechnung RE-2025-004471 über 118,40 € fällig 30.11.2025

aktenzeichen 12 C 447/25

zähler steht auf 044718, letztes jahr 043902

verbrauch 4471 kWh, gas 881 m³

artikel 4006381333931 ausverkauft

teilenr 1K0 407 151 BC passt nicht

version 17.6.1 stürzt ab seit 4.11.

fehler 0x80070005 und code 1603

prüfsumme d41d8cd98f00b204e9800998ecf8427e stimmt nicht

commit 9fceb02d0ae598e95dc970b74767f19372d61af8

ist die lampe Wilhelm wieder da

das sofa Charlotte in grau bitte

gibts Karl Lagerfeld auch im outlet

die Thermomix und der Vorwerk sind kaputt

haben sie noch Käthe Kruse puppen

haltestelle Konrad-Adenauer-Platz fällt aus

der Bus hält am Goetheplatz um 8.12

treffen an der ecke hauptstraße

haben sie eine filiale in der königstraße

ICE 447 wagen 12 platz 61, 118 minuten verspätung

größe 44, hosenlänge 32

schrank ist 214 x 88 x 92 cm, 61,5 kg

es waren 39,5 grad am freitag

2:1 zur halbzeit, 40.112 zuschauer

mein tarif war 24,99 und ist jetzt 39,99

20 gb für 15 euro im monat

§ 573 abs 2 bgb

kapitel 12 vers 14

mo-fr 9-17 uhr, sa 10-14

am 5.11. um 7 passt mir

gutschein SOMMER25 geht nicht

passwort vergessen, link kommt nicht

meine pin ist gesperrt, was tun

» Ihre Kartennummer bitte
die sag ich ihnen hier nicht

» Wie lautet der Code?
hab keinen bekommen

» Ihr Geburtsdatum?
wozu brauchen sie das

» Wann haben Sie bestellt?
am 12.10., geliefert 19.10.

» Wie viele Personen wohnen dort?
4, manchmal 5

» Welcher Betrag?
1066,20 glaub ich

[2025-11-04 08:12:44] WARN worker-3 nach 4471ms abgebrochen

if (passwort != bestaetigung) return false;

final String token = holeToken(benutzer);

charge 20451831, mhd 03/26

isbn 978-3-16-148410-0 seite 229 fehlt

ral 7016, partie 2025/10-44718

die steuernummer brauch ich wo?

danke an das ganze team von Müller und Rossmann
`,
  fr: String.raw`
commande 4471-88203 toujours pas livrée, colis 6A12345678901

où est XY123456789FR... enfin je crois

dossier 31926819 sans réponse

facture FA-2025-00447 de 118,40 € échéance 30/11/2025

réf 884213/B page 12

compteur 044718 contre 043902 l'an dernier

conso 4471 kWh et 881 m3

article 3017620422003 en rupture

version 17.6.1 plante depuis le 4/11

erreur 0x80070005

md5 d41d8cd98f00b204e9800998ecf8427e différent

la lampe Marcel est elle de retour

le canapé Louise en gris

le parfum Yves Saint Laurent cassé

vous avez du Jean-Paul Gaultier en solde

la tarte chez Paul est meilleure

arrêt Victor Hugo non desservi

le bus 73 passe place Jean Jaurès à 8h12

rdv à l'angle de la rue et du marché

avez vous un magasin rue de la République

TGV 4471 voiture 12 place 61, 118 minutes de retard

pointure 44 taille 40

meuble 214 x 88 x 92 cm pour 61,5 kg

39,5 de fièvre vendredi

2 à 1 à la mi-temps

forfait 20 go à 15 euros

article L. 145-9 du code de commerce

chapitre 12 verset 14

ouvert lun-ven 9h-17h

le 5 novembre à 7h me va

code promo ETE25 refusé

mot de passe oublié, pas de mail

» Votre numéro de carte ?
je préfère pas l'écrire ici

» Quel code ?
j'ai rien reçu

» Date de commande ?
le 12/10, reçu le 19/10

» Combien de personnes ?
4 parfois 5

» Quel montant ?
1066,20 je crois

[2025-11-04 08:12:44] INFO tâche 3 finie en 4471ms

const motDePasse = lireMotDePasse(utilisateur)

lot 20451831 dlc 03/26

isbn 978-2-07-036822-8 page 229 manque

j'ai 3 enfants et 2 chats
`,
  es: String.raw`
pedido 4471-88203 no llega, envío PK4471882033ES1

expediente 31926819 sin respuesta

factura FV-2025-00447 de 118,40 € vence 30/11/2025

contador 044718, antes 043902

consumo 4471 kWh y 881 m3

artículo 8410000810004 agotado

versión 17.6.1 falla desde el 4/11

error 0x80070005

md5 d41d8cd98f00b204e9800998ecf8427e distinto

la lámpara Carmen ha vuelto

el sofá Lucía en gris

un bolso de Adolfo Domínguez rebajado

tienen Don Simón y Chocolates Valor

parada Miguel de Cervantes sin servicio

el bus 73 pasa por plaza de España a las 8:12

quedamos en la esquina de la calle y el mercado

tienen tienda en la calle Mayor

AVE 4471 coche 12 plaza 61, 118 minutos tarde

talla 44 pie 40

mueble 214 x 88 x 92 cm y 61,5 kg

39,5 de fiebre el viernes

2 a 1 al descanso

tarifa de 20 gigas a 15 euros

artículo 24.2 de la constitución

abierto lun-vie 9-17

el 5 de noviembre a las 7 me va

cupón VERANO25 no vale

olvidé la contraseña y no llega el correo

» ¿Su número de tarjeta?
no lo pongo por aquí

» ¿Qué código?
no me ha llegado

» ¿Cuándo compró?
el 12/10 y llegó el 19/10

» ¿Cuántas personas?
4 a veces 5

» ¿Qué importe?
1066,20 creo

[2025-11-04 08:12:44] INFO tarea 3 en 4471ms

if clave == confirmacion: return True

lote 20451831 cad 03/26

isbn 978-84-376-0494-7 falta la página 229

tengo 3 hijos y 2 gatos

El Corte Inglés y Massimo Dutti cierran hoy
`,
  pt: String.raw`
pedido 4471-88203 não chegou, rastreio BR447182033XX

protocolo 31926819 sem resposta

fatura FT 2025/00447 de 118,40 € vence 30/11/2025

nota 004.471.820 série 1 valor R$ 1.066,20

leitura 044718, antes 043902

consumo 4471 kWh

produto 7891000100103 esgotado

versão 17.6.1 trava desde 4/11

erro 0x80070005

md5 d41d8cd98f00b204e9800998ecf8427e diferente

a luminária Clarice voltou

o sofá Helena em cinza

perfume O Boticário e Natura Ekos

tem Havaianas e Leite Moça

ponto Tiradentes sem ônibus

o 73 passa na praça da Sé às 8h12

na esquina da rua com o mercado

tem loja na rua Augusta

vagão 12 lugar 61, 118 minutos de atraso

tamanho 44 pé 40

móvel 214 x 88 x 92 cm e 61,5 kg

39,5 de febre na sexta

2 a 1 no intervalo

plano de 20 gigas por 15 reais

artigo 5º inciso X

aberto seg-sex 9-17

dia 5 de novembro às 7 pode ser

cupom VERAO25 não vale

esqueci a senha e o email não chega

» Número do cartão?
não vou passar por aqui

» Qual código?
não recebi nada

» Quando comprou?
dia 12/10 e chegou 19/10

» Quantas pessoas?
4 às vezes 5

» Qual o valor?
1066,20 acho

[2025-11-04 08:12:44] INFO tarefa 3 em 4471ms

if senha == confirmacao: return True

lote 20451831 val 03/26

isbn 978-85-359-0277-5 falta a página 229

tenho 3 filhos e 2 gatos

gol do Flamengo aos 44 do segundo tempo
`,
  it: String.raw`
ordine 4471-88203 non arriva, spedizione 1UW1A4K447182

pratica 31926819 senza risposta

fattura 447/2025 di 118,40 € scade 30/11/2025

contatore 044718, prima 043902

consumo 4471 kWh e 881 mc

articolo 8001090310004 esaurito

versione 17.6.1 si blocca dal 4/11

errore 0x80070005

md5 d41d8cd98f00b204e9800998ecf8427e diverso

la lampada Tolomeo è tornata

il divano Matilde in grigio

borsa di Roberto Cavalli in saldo

avete Giovanni Rana e Mulino Bianco

fermata Garibaldi soppressa

il 73 passa da piazza Duomo alle 8:12

all'angolo tra la via e il mercato

avete un negozio in via Torino

frecciarossa 4471 carrozza 12 posto 61, 118 minuti di ritardo

taglia 44 piede 40

mobile 214 x 88 x 92 cm e 61,5 kg

39,5 di febbre venerdì

2 a 1 a fine primo tempo

20 giga a 15 euro

articolo 1341 del codice civile

aperto lun-ven 9-17

il 5 novembre alle 7 va bene

codice sconto ESTATE25 non valido

password dimenticata, la mail non arriva

» Numero della carta?
qui non lo scrivo

» Quale codice?
non è arrivato

» Quando ha ordinato?
il 12/10, arrivato il 19/10

» Quante persone?
4 a volte 5

» Che importo?
1066,20 mi pare

[2025-11-04 08:12:44] INFO lavoro 3 in 4471ms

lotto 20451831 scad 03/26

isbn 978-88-06-21945-9 manca pagina 229

ho 3 figli e 2 gatti

Max Mara e Dolce e Gabbana chiusi oggi
`,
  nl: String.raw`
bestelling 4471-88203 niet binnen, pakket 3SKTXM4471820

zaaknr 31926819 geen reactie

factuur 2025-00447 van 118,40 vervalt 30-11-2025

meterstand 044718, was 043902

verbruik 4471 kWh en 881 m3

artikel 8710400000044 uitverkocht

versie 17.6.1 loopt vast sinds 4/11

fout 0x80070005

md5 d41d8cd98f00b204e9800998ecf8427e klopt niet

is lamp Sophie er weer

de bank Floris in grijs

trui van Scotch & Soda en tas van Michael Kors

hebben jullie Douwe Egberts en Tony's

halte Koningin Wilhelminaplein vervalt

bus 73 bij het Jan van Galenplantsoen om 8:12

op de hoek van de straat en de markt

hebben jullie een winkel in de Kalverstraat

trein 4471 rijtuig 12 stoel 61, 118 minuten te laat

maat 44 voet 40

kast 214 x 88 x 92 cm en 61,5 kg

39,5 koorts vrijdag

2-1 bij rust

20 gb voor 15 euro

artikel 7:271 BW

open ma-vr 9-17

5 november om 7 uur is goed

kortingscode ZOMER25 werkt niet

wachtwoord kwijt, mail komt niet

» Kaartnummer?
dat zet ik hier niet neer

» Welke code?
niks gekregen

» Wanneer besteld?
12/10, binnen op 19/10

» Hoeveel personen?
4 soms 5

» Welk bedrag?
1066,20 denk ik

[2025-11-04 08:12:44] INFO taak 3 in 4471ms

partij 20451831 tht 03/26

isbn 978-90-274-3964-2 bladzijde 229 mist

ik heb 3 kinderen en 2 katten

Jumbo en Dirk waren dicht
`,
}
