// As bench/own-forms-ninth-data.ts: support talk of people who type, dictate, paste and put right what they said. It looks above all for what the ninth left open:
// values whose name stands in a sentence before, banks and accounts in two numbers, days of birth in lists, a telephone beside another number's name, corrections.
// Written before anybody looked at what the engine does with it.
export const eleventhForms: Readonly<Record<string, string>> = {
  en: String.raw`
you asked for the wifi password, it's written under the router. it says ⟦pw|plover-gravel-62⟧

I reset my password this morning. I made it ⟦pw|Thimble4Rook⟧ and it still boots me out

set my password last week, pretty sure its ⟦pw|ottershank9⟧ but the page says no

password hint says "first pet". so i typed ⟦pw|Biscuit2011⟧, nothing

the temp password came by post. here it is: ⟦pw|Vq7-mint-Lr2⟧

They gave me a new password on the phone:¶⟦pw|Hollow_Reed38⟧¶still nothing

My old password doesnt work. Can you put it back to ⟦pw|marzipan&coal⟧ please

you can sign in as me if you want, user is dfarrow and then ⟦pw|Cobnut!77⟧

» Do you remember the password you set?
I think i used ⟦pw|larkspur1988⟧ or maybe with a capital L

» What password are you typing in?
⟦pw|tuesdaychild⟧ all lower case

» Can you spell the password for me please
capital ⟦pw|K r 8 b a n d⟧ thats it

same password as always ⟦pw|Dumpling#5⟧

for the back office its ⟦pw|Ferrule-9-Oak⟧, dont share that password pls

login is my email and password is the dogs name plus year so ⟦pw|Bandit2017⟧

whats wrong with ⟦pw|Sycamore.Drive5⟧ as a password?? it has everything you ask for

the password (its ⟦pw|wrenfield22⟧ btw) gets rejected in the app but not the web

Zip is protected, use ⟦pw|invoice-APR-19⟧ to open it

attached the pdf, to open it you need ⟦pw|0409-Bexley⟧

passcode for the meeting: ⟦pin|771 204⟧

pin. ⟦pin|3302⟧. thats the one i use at the cash machine

my pin used to be ⟦pin|4416⟧ then you sent ⟦pin|9027⟧ and neither work

forgot pin, could it be ⟦pin|2580⟧?

sorry not 4417, the pin is ⟦pin|4471⟧

its ⟦pin|8853⟧ no wait ⟦pin|8835⟧ for the voicemail pin

the lockbox by the gas meter opens with ⟦pin|7 1 9 3⟧

let yourself in, the number for the door is ⟦pin|5083⟧

otp ⟦otp|220917⟧ just came thru

code came thru finally ⟦otp|664 028⟧

it texted me ⟦otp|381 774⟧, and now?

⟦otp|904113⟧ is what the authenticator shows

» Please type the verification code we sent to your phone
it was 33 something.. ok ⟦otp|335102⟧

apparently my verification code is ⟦otp|B-71440⟧

backup codes in case: ⟦otp|4821-9930⟧ ⟦otp|1175-2208⟧ ⟦otp|6630-4419⟧

cvc ⟦cvc|204⟧ expiry ⟦exp|11/27⟧ number ⟦card|‹visa:4 4 4 4›⟧

here u go ⟦card|‹mc:4-4-4-4›⟧ ⟦exp|0928⟧ ⟦cvc|773⟧

⟦card|‹visa:16›⟧
⟦exp|12/2029⟧
⟦cvc|019⟧
⟦name|DAVID P FARROW⟧

the card ends 4417, full number ⟦card|‹mc:16›⟧

card. ⟦card|‹visa:4.4.4.4›⟧. expires march ⟦exp|03/28⟧

i read it wrong, the number is ⟦card|‹visa:4 4 4 4›⟧ and not the one above

amex ‹› ⟦card|‹amex:4-6-5›⟧ code on front ⟦cvc|4410⟧

num carte ⟦card|‹visa:4 4 4 4›⟧ sorry french keyboard

<td>Card</td><td>⟦card|‹mc:16›⟧</td><td>Exp</td><td>⟦exp|07/26⟧</td>

IBAN: ⟦iban|‹DE:4 4 4 4 4 2›⟧ (german acct) BIC ⟦bic|COBADEFFXXX⟧

iban gb ... sorry, ⟦iban|‹IE:4 4 4 4 4 2›⟧ its irish

pay it to iban⇥⟦iban|‹FR:4 4 4 4 4 4 3›⟧⇥name⇥⟦name|Solange Marchetti⟧

account no ⟦acct|20781143⟧ with sort code ⟦acct|40-12-76⟧ pls use that for the refund

natwest ⟦acct|60 11 04⟧ then ⟦acct|71820934⟧

sort ⟦acct|090128⟧ number ⟦acct|44180239⟧ santander

s/c ⟦acct|11-02-57⟧ a/c ⟦acct|00394418⟧ ref HARLOW

acc is ⟦acct|31890274⟧ and the sort code is the one for halifax ⟦acct|11-08-44⟧

my account with you, ⟦acct|55710283⟧, was debited twice

bsb ⟦acct|062-184⟧ acc ⟦acct|1082 4471⟧ commbank

BSB 063 221 account ⟦acct|10448209⟧

transit ⟦acct|04412 institution 003 acct 1029384⟧ rbc

for the direct deposit: routing no. is ⟦acct|‹aba:9›⟧ and my checking is ⟦acct|88102947712⟧

Acct # ⟦acct|004418820193⟧ / RTN ⟦acct|‹aba:9›⟧

chime, ⟦acct|‹aba:9›⟧, ⟦acct|2100938847120⟧ thats routing then account

nz acct ⟦acct|12-3140-0171838-50⟧

date of birth 2nd of ⟦dob|2 June 1974⟧ sorry typing on phone

born on the ⟦dob|19th of september 1966⟧ if that helps find it

my bday is ⟦dob|feb 3 1999⟧ so yes im over 18

⟦name|Callum Docherty⟧ ⟦dob|14/08/1992⟧, ⟦name|Fern Docherty⟧ ⟦dob|02/11/1994⟧, both on the same tenancy

passengers
1. ⟦name|Amara Nwachukwu⟧ - ⟦dob|04 Mar 1981⟧
2. ⟦name|Chidi Nwachukwu⟧ - ⟦dob|17 Nov 2010⟧
3. ⟦name|Ngozi Nwachukwu⟧ - ⟦dob|29 Jul 2014⟧

kids to add to the policy: ⟦name|Elsie⟧ ⟦dob|12.9.16⟧, ⟦name|Rufus⟧ ⟦dob|3.1.19⟧

DOB on file is wrong, says 12/04/1985 should be ⟦dob|21/04/1985⟧

» And your d.o.b.?
⟦dob|30 11 78⟧

» Can you verify the date you were born
sure its ⟦dob|july the ninth nineteen fifty three⟧

registration form
First name: ⟦name|Ottilie⟧
Last name: ⟦name|Brackenridge⟧
D.O.B: ⟦dob|05-05-2001⟧
Mobile: ⟦phone|07700 900 271⟧
E-mail: ⟦mail|ottie.b@example.org⟧

Name ⟦name|JERMAINE FOSTER-HOLT⟧ DOB ⟦dob|11/12/1988⟧ SSN ⟦ssn|‹ssn:3-2-4›⟧ Address ⟦addr|1180 Peachtree Battle Ave NW, Atlanta, GA 30327⟧

ref 88201 tel ⟦phone|01632 960 442⟧ acct holder ⟦name|Winifred Okonjo⟧

order 4471-0092 / ⟦phone|07700 900 618⟧ / leave with neighbour

customer no. 20481, mobile ⟦phone|07700900551⟧, call after six

case id 118820 call back on ⟦phone|020 7946 0182⟧

policy 77-1820-B or phone ⟦phone|(212) 555-0147⟧ whichever you search by

⟦phone|+44 7700 900 233⟧ is my number not the one on file, that was my ex

txt me ⟦phone|07700-900-905⟧ dont ring im at work

whatsapp ⟦phone|+234 803 555 0192⟧ or ⟦phone|+1 868 555 0133⟧ my brother

office ⟦phone|01632 960077⟧ (x 31) fax same but 078

» Best contact number?
⟦phone|7700 900 164⟧ with a 0 in front obviously

» Do you have a landline?
yeah ⟦phone|960 318⟧ code is 01632

oh seven seven double oh ⟦phone|nine oh oh eight one two⟧ thats my mobile

so my number is four one five, ⟦phone|five five five, oh one two seven⟧ okay bye

ni number ⟦natid|SC 41 82 07 B⟧ on the payslip

National Insurance is ⟦natid|ab338071d⟧ lower case i know

pps ⟦natid|1234567FA⟧ im in cork

medicare card ⟦hid|2123 45670 1⟧ irn 2 au

my sin is ⟦natid|‹sin:3 3 3›⟧ and i never got the t4

tfn ⟦tax|‹tfn:3 3 3›⟧, start monday

aadhar no ⟦natid|2341 2341 2346⟧, pan ⟦tax|ABCPK1234F⟧

social ⟦ssn|‹ssn:9›⟧ no dashes

his social security is ⟦ssn|‹ssn:3.2.4›⟧ and hers ⟦ssn|‹ssn:3-2-4›⟧

nhs ⟦hid|‹nhs:3-3-4›⟧ for little ⟦name|Barnaby⟧

chi number ⟦hid|1207594418⟧ scotland

mrn ⟦mrn|00448120⟧ she was in ward 6

patient id: ⟦mrn|PT-55820⟧ appt tomorrow

Anthem ID ⟦hid|XYU904418820⟧ group 004410

medicare ⟦hid|1EG4-TE5-MK73⟧ is that the right one

hospital no. ⟦mrn|K118204⟧, ⟦name|Mr Alan Threlfall⟧, ⟦dob|08/02/1951⟧, ⟦dx|COPD⟧ and on ⟦med|prednisolone⟧

i have ⟦dx|ulcerative colitis⟧ so i need the ground floor room

was told its ⟦dx|shingles⟧, signed off til friday

currently taking ⟦med|mirtazapine⟧ 15mg and ⟦med|apixaban⟧

need more ⟦med|methotrexate⟧ before the weekend, rheumatology know me

my daughter was diagnosed with ⟦dx|ADHD⟧ in march

he's had ⟦dx|bipolar disorder⟧ for years and can't deal with letters

hi its ⟦name|Deirdre⟧ from the pharmacy, ⟦name|Mrs Abernathy⟧ s ⟦med|warfarin⟧ is ready

licence ⟦dl|FARRO803150DP9AB⟧ 3 points

DL# ⟦dl|D1234562⟧ CA

drivers license tx ⟦dl|28471093⟧ class c

passport ⟦pass|127730482⟧ issued in durham

travelling on ⟦pass|N7720184⟧ (aus passport)

» passport number please
⟦pass|PA 4471882⟧ ireland

visa grant no. 0011223344556, passport ⟦pass|Z3348120⟧ india

reg ⟦plate|LT19 OVD⟧ parked in bay 4

my number plate ⟦plate|WX07 KDE⟧ got cloned

vin is ⟦vin|‹vin:17›⟧

imei: ⟦imei|‹imei:15›⟧ blacklisted??

serial C02‹A:9› imei ⟦imei|‹imei:2 6 6 1›⟧

we live at ⟦addr|27 Old Tannery Yard, Kirkby Stephen CA17 4QH⟧ now

deliver to ⟦addr|flat 2, 118 ormeau rd, belfast bt7 2eb⟧

moved from ⟦addr|9 Pinfold Lane, Ruthin LL15 1AL⟧ to ⟦addr|Ty Newydd, Ffordd y Mor, Tywyn LL36 0DL⟧

Ship to:
⟦name|Lowell Haverford⟧
⟦addr|PO Box 1182
Bozeman MT 59771⟧

it went to 14 instead of ⟦addr|41 Corporation Street, Rugby CV21 2DN⟧

my address is ⟦addr|2/61 Musgrave Street, Cottesloe WA 6011⟧

⟦addr|308 Negra Arroyo Ln, Albuquerque NM 87104⟧ gate code ⟦pin|#4410⟧

» Whats your address please
⟦addr|5 the paddocks⟧
» thanks

» First line of the address and postcode?
⟦addr|88 Gallowgate, G1 5AB⟧

From: ⟦name|Nadia Ferreira-Lowe⟧ <⟦mail|nadia.fl@example.net⟧>
Sent: Tuesday
Hi, invoice attached.
--
⟦name|Nadia Ferreira-Lowe⟧ | Accounts | ⟦phone|+44 1632 960 509⟧

Best, ⟦name|Kwame⟧¶¶⟦name|Kwame Boateng-Ellis⟧¶Facilities¶M ⟦phone|07700 900 847⟧

email is ⟦mail|pat.unwin@example.co.uk⟧ not .com

mail me at ⟦mail|jo_tan (at) example (dot) sg⟧

my email: ⟦mail|r.delacroix+shop@example.org⟧, thx ⟦name|Remy⟧

j dot fairweather at example dot com is wrong its ⟦mail|j dot fairweather at example dot org⟧

2025-11-04 09:12:44 WARN auth user=⟦mail|h.vance@example.com⟧ ip=⟦ip|203.0.113.77⟧ reason=bad_password pw=⟦pw|Hessian*41⟧

[error] login failed for ⟦mail|tmoss@example.net⟧ from ⟦ip|2001:db8:4::a1⟧

curl -u admin:⟦pw|Tarpaulin77!⟧ https://api.example.org/v1/orders

curl -H "Authorization: Bearer ⟦key|‹a:48›⟧" https://api.example.org/me

{"user":{"id":4471,"phone":"⟦phone|+447700900318⟧","dob":"⟦dob|1979-05-23⟧","card":{"pan":"⟦card|‹visa:16›⟧","cvv":"⟦cvc|551⟧"}}}

export STRIPE_SECRET=⟦key|sk_live_‹a:24›⟧

sendgrid key SG.⟦key|‹a:22›.‹a:43›⟧ stopped working

heres our slack hook ⟦url|https://hooks.slack.com/services/T0‹A:8›/B0‹A:8›/‹a:24›⟧

openai key sk-proj-⟦key|‹a:48›⟧ over quota

npm login token ⟦key|npm_‹a:36›⟧ expired

twilio sid AC‹h:32› auth token ⟦key|‹h:32›⟧

db is mysql -h db1 -u shop -p⟦pw|Gantry5soot⟧ shop_prod

mongodb: ⟦conn|mongodb+srv://app:Lattice88x@cluster0.example.net/prod⟧

- name: DB_PASS
  value: "⟦pw|kelp.forest.9⟧"

ftp ftp.example.org user web104 pass ⟦pw|Yarrow-3312⟧

ssh pass for the pi is ⟦pw|raspberry-jam1⟧

the old api key was ⟦key|‹a:32›⟧, i rotated it

my recovery phrase ⟦seed|abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about⟧ is that safe to type here

eth address ⟦wallet|0x52908400098527886E0F7030069857D2E4169EE7⟧

Guest list⇥DOB⇥Passport
⟦name|Harriet Stavros⟧⇥⟦dob|02/06/1990⟧⇥⟦pass|533810294⟧
⟦name|Leon Stavros⟧⇥⟦dob|19/10/1987⟧⇥⟦pass|541029937⟧

surname,first,mobile,notes
⟦name|Pemberton⟧,⟦name|Isla⟧,⟦phone|07700900442⟧,vegan
⟦name|Achebe⟧,⟦name|Tobi⟧,⟦phone|07700900387⟧,window seat

mothers maiden name is ⟦pw|Oxenholme⟧ and my first school ⟦pw|Larkfield Primary⟧

» What is your mother's maiden name?
⟦pw|Trevelyan⟧

» Who am I speaking with?
⟦name|Philippa⟧, ⟦name|Philippa Gorringe⟧

» Name of the account holder
its in my husbands name ⟦name|Desmond Akande⟧

» And who should we ask for?
ask for ⟦name|Mireille⟧ on reception

this is ⟦name|Gus⟧ again, ⟦name|Gus Ferdinand⟧ not Fernandez

you keep writing Katherine, its ⟦name|Kathryn Ouellette⟧ with a y

can you put my husband ⟦name|Ignatius⟧ on the account too

spoke to ⟦name|Tamsin⟧ yesterday she promised a refund

⟦name|Mr. Obafemi Coker⟧ of ⟦addr|12 Sandringham Gdns, Ilford IG5 0NR⟧ passed away 3rd may

thanks! ⟦name|abigail⟧ x

location pin: ⟦geo|54.9069, -2.9412⟧

mac ⟦mac|3C:22:FB:91:0E:4D⟧ keeps dropping
`,
  de: String.raw`
sie wollten das passwort vom wlan, steht hinten drauf. da steht ⟦pw|kiesel-moos-28⟧

hab mein passwort heute früh zurückgesetzt. ist jetzt ⟦pw|Fingerhut4Rabe⟧ und wirft mich trotzdem raus

Das Passwort hab ich letzte Woche geändert, müsste ⟦pw|otterbach9⟧ sein, Seite sagt nein

Passworthinweis ist "erstes Haustier". also hab ich ⟦pw|Krümel2011⟧ getippt, nix

das vorläufige Kennwort kam per Post. hier: ⟦pw|Zp4-minze-Kr8⟧

Am Telefon hat man mir ein neues Kennwort gegeben:¶⟦pw|Hohles_Rohr38⟧¶geht nicht

Mein altes Passwort geht nicht mehr. Können Sie es wieder auf ⟦pw|marzipan&kohle⟧ setzen

» Welches Passwort geben Sie denn ein?
⟦pw|dienstagskind⟧ alles klein

» Haben Sie das Kennwort noch im Kopf?
ich glaub ⟦pw|Rittersporn88⟧ oder mit kleinem r

immer dasselbe passwort ⟦pw|Knödel#5⟧

einloggen mit meiner mail und dann ⟦pw|Haselnuss!77⟧

was ist an ⟦pw|Ahorn.Weg5⟧ als passwort falsch, hat doch alles

das zip ist geschützt, mit ⟦pw|rechnung-APR-19⟧ geht es auf

pin. ⟦pin|3302⟧. die nehm ich am automaten

meine pin war ⟦pin|4416⟧ dann kam ⟦pin|9027⟧ per brief, beides falsch

nicht 7712 sorry, pin ist ⟦pin|7721⟧

der schlüsseltresor neben dem gaszähler geht mit ⟦pin|7 1 9 3⟧ auf

für die tür unten ⟦pin|5083⟧ tippen, dann summt es

TAN ⟦otp|220917⟧ ist grad gekommen

endlich code da ⟦otp|664 028⟧

es kam ⟦otp|381774⟧ per sms, und jetzt?

» Bitte tippen Sie den Bestätigungscode ein
war was mit 33.. ok ⟦otp|335102⟧

prüfziffer ⟦cvc|204⟧ gültig ⟦exp|11/27⟧ nummer ⟦card|‹visa:4 4 4 4›⟧

bitte ⟦card|‹mc:4-4-4-4›⟧ ⟦exp|0928⟧ ⟦cvc|773⟧

hab mich verlesen, die nummer ist ⟦card|‹visa:4 4 4 4›⟧ nicht die von eben

konto ⟦acct|7718204⟧ bei blz ⟦acct|76050101⟧

Kontonummer ⟦acct|1029 3847 56⟧, Bankleitzahl ⟦acct|370 501 98⟧

ktonr ⟦acct|443810⟧ BLZ: ⟦acct|60090800⟧ Sparda

blz ⟦acct|20041133⟧ und konto dann ⟦acct|88201944⟧

Volksbank ⟦acct|26890019⟧ Kto ⟦acct|4410293800⟧ lautend auf ⟦name|Ortrud Wessels⟧

erstattung bitte auf ⟦iban|‹DE:4 4 4 4 4 2›⟧

iban ⟦iban|‹AT:20›⟧ raiffeisen bic ⟦bic|RZOOAT2L⟧

Korrektur, IBAN lautet ⟦iban|‹DE:22›⟧ und nicht wie im Formular

bankverbindung schweiz ⟦iban|‹CH:4 4 4 4 4 1›⟧ ⟦name|Regula Ammann⟧

geboren ⟦dob|2. Juni 1974⟧ falls es hilft

hab am ⟦dob|3. Februar 1999⟧ geburtstag bin also volljährig

⟦name|Henrike Tietjen⟧ ⟦dob|14.08.1992⟧ und ⟦name|Ole Tietjen⟧ ⟦dob|02.11.1994⟧, beide im Mietvertrag

Mitreisende:
1. ⟦name|Ajla Hadžić⟧ - ⟦dob|04.03.1981⟧
2. ⟦name|Emir Hadžić⟧ - ⟦dob|17.11.2010⟧
3. ⟦name|Lejla Hadžić⟧ - ⟦dob|29.07.2014⟧

kinder mitversichern: ⟦name|Frieda⟧ ⟦dob|12.9.16⟧, ⟦name|Bruno⟧ ⟦dob|3.1.19⟧

geburtsdatum im profil falsch, da steht 12.04.1985 richtig ist ⟦dob|21.04.1985⟧

» Geb.-Datum?
⟦dob|30 11 78⟧

» Wann haben Sie Geburtstag?
am ⟦dob|neunten juli dreiundfünfzig⟧

Anmeldung
Vorname: ⟦name|Ottilie⟧
Nachname: ⟦name|Brandhorst⟧
geb. am: ⟦dob|05.05.2001⟧
Handy: ⟦phone|0151 23399271⟧
E-Mail: ⟦mail|otti.b@example.org⟧

az 88201 tel ⟦phone|06221 960442⟧ kontoinhaberin ⟦name|Walburga Ohm⟧

bestellung 4471-0092 / ⟦phone|0171 3920618⟧ / beim nachbarn abgeben

kundennr 20481, handy ⟦phone|01573 9980551⟧, ab 18 uhr

vorgang 118820 rückruf ⟦phone|030 23125 182⟧

⟦phone|+43 660 9200 233⟧ ist meine nummer, die alte war die von meinem ex

schreibt mir auf ⟦phone|0176-39980905⟧ nicht anrufen

» Festnetz haben Sie auch?
ja ⟦phone|960318⟧ vorwahl 04421

meine nummer ist null eins fünf eins ⟦phone|zwei drei drei neun neun eins eins sieben⟧ danke tschüss

rentenversicherungsnr steht auf dem brief: ⟦natid|‹rvnr:2 6 A 3›⟧

sv nummer ⟦natid|‹svnr:4 6›⟧ wien

ahv nr ⟦natid|‹ahv:3.4.4.2›⟧

steuernummer ⟦tax|21/815/08150⟧ finanzamt

idnr ⟦tax|‹steuerid:11›⟧

» Ihre Steuer-ID bitte
hab nur den brief, da steht ⟦tax|‹steuerid:2 3 3 3›⟧

krankenversichertennummer ⟦hid|‹kvnr:10›⟧ barmer

gesundheitskarte unten rechts ⟦hid|‹kvnr:10›⟧

perso ⟦natid|L22N4R8T3⟧ läuft ab

reisepass ⟦pass|C3JK9L2M4⟧ verloren in rom

führerschein ⟦dl|J440012MN82⟧

patientennr ⟦mrn|448120⟧ lag auf station 6

⟦name|Hr. Alfons Thelen⟧, *⟦dob|08.02.1951⟧, ⟦dx|COPD⟧, nimmt ⟦med|Prednisolon⟧

ich habe ⟦dx|Colitis ulcerosa⟧ und brauche erdgeschoss

diagnose ⟦dx|Gürtelrose⟧, krank bis freitag

nehme zur zeit ⟦med|Mirtazapin⟧ 15 und ⟦med|Apixaban⟧

meine tochter hat ⟦dx|ADHS⟧ seit märz offiziell

brauche neues rezept ⟦med|Methotrexat⟧ vorm wochenende

kennzeichen ⟦plate|OL-KD 772⟧ falsch parkiert stimmt nicht

fahrgestellnr ⟦vin|‹vin:17›⟧

imei ⟦imei|‹imei:15›⟧ gesperrt??

wir wohnen jetzt ⟦addr|Am Alten Gerberhof 27, 37671 Höxter⟧

liefern an ⟦addr|ormesheimer str 118, 66399 mandelbachtal⟧

von ⟦addr|Pinselgasse 9, 07743 Jena⟧ nach ⟦addr|Möwenweg 61, 23683 Scharbeutz⟧ gezogen

kam zu 14 statt ⟦addr|Bahnhofstraße 41, 4020 Linz⟧

⟦name|Lorenz Haferkamp⟧
⟦addr|Postfach 11 82
26382 Wilhelmshaven⟧

» Ihre Anschrift bitte
⟦addr|zum hirschgraben 5⟧

Von: ⟦name|Nadja Ferling-Loos⟧ <⟦mail|nadja.fl@example.net⟧>
Gesendet: Dienstag
anbei die Rechnung
--
⟦name|Nadja Ferling-Loos⟧ | Buchhaltung | ⟦phone|+49 4421 960509⟧

VG ⟦name|Kerem⟧¶¶⟦name|Kerem Bozkurt⟧¶Haustechnik¶M ⟦phone|0170 9900847⟧

mail ist ⟦mail|u.patzelt@example.de⟧ nicht .com

erreichbar unter ⟦mail|jo_tann (ät) example (punkt) de⟧

log: 04.11. 09:12 login fehlgeschlagen benutzer=⟦mail|h.wanke@example.de⟧ ip=⟦ip|198.51.100.77⟧ kennwort=⟦pw|Jute*41x⟧

benutzer: web104 passwort: ⟦pw|Garbe-3312⟧ server ftp.example.org

in der config steht db_passwort = "⟦pw|tang.wald.9⟧"

geheimfrage mädchenname der mutter: ⟦pw|Ochsenfurth⟧

» Wie lautet der Mädchenname Ihrer Mutter?
⟦pw|Trautwein⟧

» Mit wem spreche ich?
⟦name|Philippa⟧, ⟦name|Philippa Göhring⟧

» Wer ist Kontoinhaber?
läuft auf meinen mann ⟦name|Detlef Ahrendt⟧

hier nochmal ⟦name|Gustl⟧, ⟦name|Gustl Ferner⟧ nicht Fenner

sie schreiben immer Katrin, heiße aber ⟦name|Cathrin Ollech⟧ mit c

bitte meinen mann ⟦name|Ignaz⟧ auch eintragen

gestern mit ⟦name|Frau Tamm⟧ gesprochen, gutschrift versprochen

Name⇥geb.⇥Tel.
⟦name|Harriet Stamm⟧⇥⟦dob|02.06.1990⟧⇥⟦phone|0511 990 442⟧
⟦name|Leon Stamm⟧⇥⟦dob|19.10.1987⟧⇥⟦phone|0511 990 387⟧

Nachname;Vorname;IBAN
⟦name|Pohlmann⟧;⟦name|Ida⟧;⟦iban|‹DE:22›⟧
⟦name|Achterath⟧;⟦name|Tobi⟧;⟦iban|‹DE:22›⟧

UStID ⟦tax|‹deust:11›⟧ fehlt auf der rechnung

sprachnachricht: hallo hier ist ⟦name|Roswitha⟧ äh die pin lautet ⟦pin|sieben eins null vier⟧ bitte

alarm scharf mit ⟦pin|6620⟧, unscharf mit ⟦pin|6621⟧

tor ⟦pin|1408⟧ und für den keller ⟦pin|2290⟧
`,
  fr: String.raw`
vous vouliez le mot de passe wifi, il est sous la box. c'est écrit ⟦pw|galet-mousse-28⟧

j'ai réinitialisé mon mot de passe ce matin. j'ai mis ⟦pw|Dentelle4Pie⟧ et ça me jette

mon ancien mot de passe marche plus. remettez ⟦pw|reglisse&suie⟧ svp

le mot de passe provisoire est arrivé par courrier. le voici : ⟦pw|Zp4-menthe-Kr8⟧

» Quel mot de passe saisissez-vous ?
⟦pw|mardigras77⟧ tout en minuscule

qu'est-ce qui va pas avec ⟦pw|Erable.Rue5⟧ comme mot de passe

le zip est protégé, il s'ouvre avec ⟦pw|facture-AVR-19⟧

toujours le même mdp ⟦pw|Quenelle#5⟧

mon code pin était ⟦pin|4416⟧ puis j'ai reçu ⟦pin|9027⟧ et aucun passe

pas 7712 pardon, le code pin c'est ⟦pin|7721⟧

la boite à clés à côté du compteur s'ouvre avec ⟦pin|7 1 9 3⟧

digicode ⟦pin|50A83⟧ 2e étage gauche

code enfin reçu ⟦otp|664 028⟧

» Merci de saisir le code de vérification
un truc en 33.. oui ⟦otp|335102⟧

cb ⟦card|‹visa:4 4 4 4›⟧ exp ⟦exp|11/27⟧ crypto ⟦cvc|204⟧

voilà ⟦card|‹mc:4-4-4-4›⟧ ⟦exp|09/28⟧ ⟦cvc|773⟧

je me suis trompé, le numéro c'est ⟦card|‹visa:4 4 4 4›⟧ pas celui d'avant

rib ⟦iban|‹FR:4 4 4 4 4 4 3›⟧ au nom de ⟦name|Solange Maréchal⟧

banque ⟦acct|30004 guichet 00812 compte 00010044182 clé 44⟧

né le ⟦dob|2 juin 1974⟧ à Douai

⟦name|Maëlle Kerdoncuff⟧ ⟦dob|14/08/1992⟧, ⟦name|Yann Kerdoncuff⟧ ⟦dob|02/11/1994⟧, tous les deux sur le bail

voyageurs
1. ⟦name|Aminata Diarra⟧ - ⟦dob|04/03/1981⟧
2. ⟦name|Moussa Diarra⟧ - ⟦dob|17/11/2010⟧

enfants à rattacher : ⟦name|Elsa⟧ ⟦dob|12/9/16⟧, ⟦name|Basile⟧ ⟦dob|3/1/19⟧

» Votre date de naissance ?
le ⟦dob|neuf juillet cinquante trois⟧

prénom : ⟦name|Ottilie⟧
nom : ⟦name|Brachet⟧
né(e) le : ⟦dob|05/05/2001⟧
portable : ⟦phone|06 39 98 02 71⟧
courriel : ⟦mail|otti.b@example.org⟧

dossier 88201 tél ⟦phone|02 61 91 04 42⟧ titulaire ⟦name|Huguette Oger⟧

commande 4471-0092 / ⟦phone|0639980618⟧ / chez le voisin

n° client 20481, portable ⟦phone|06.39.98.05.51⟧ après 18h

c'est le zéro six trente neuf ⟦phone|quatre vingt dix huit zéro cinq douze⟧ merci

sécu ⟦natid|‹nir:1 2 2 2 3 3 2›⟧

n° de sécurité sociale : ⟦natid|‹nir:15›⟧

numéro fiscal ⟦tax|‹spi:2 2 3 3 3›⟧

siret ⟦tax|‹siret:3 3 3 5›⟧ tva ⟦tax|‹frtva:13›⟧

niss ⟦natid|‹nrn:2.2.2-3.2›⟧ belgique

passeport ⟦pass|19FV44821⟧ périmé

j'ai une ⟦dx|rectocolite hémorragique⟧ donc rez de chaussée

je prends ⟦med|Mirtazapine⟧ 15 et ⟦med|Eliquis⟧

ma fille a un ⟦dx|TDAH⟧ diagnostiqué en mars

on m'a trouvé un ⟦dx|zona⟧, arrêt jusqu'à vendredi

plaque ⟦plate|FT-418-KD⟧ mal lue

imei ⟦imei|‹imei:15›⟧ bloqué

on habite ⟦addr|27 cour de la Tannerie, 71400 Autun⟧

livrer au ⟦addr|118 bis rue d'ormesson, 94430 chennevieres⟧

» Votre adresse svp
⟦addr|5 impasse des cerfs⟧

c'est arrivé au 14 au lieu du ⟦addr|41 rue de la Gare, 5000 Namur⟧

De : ⟦name|Nadia Ferrand-Lau⟧ <⟦mail|nadia.fl@example.net⟧>
ci-joint la facture
--
⟦name|Nadia Ferrand-Lau⟧ | Comptabilité | ⟦phone|+33 2 61 91 05 09⟧

mail c'est ⟦mail|p.huet@example.fr⟧ pas .com

journal: échec connexion utilisateur=⟦mail|h.vannier@example.fr⟧ ip=⟦ip|198.51.100.91⟧ mdp=⟦pw|Jute*41y⟧

» Nom de jeune fille de votre mère ?
⟦pw|Trémolières⟧

» À qui ai-je l'honneur ?
⟦name|Philippine⟧, ⟦name|Philippine Gorge⟧

» Qui est le titulaire ?
c'est au nom de mon mari ⟦name|Désiré Akplogan⟧

j'ai eu ⟦name|Mme Tamisier⟧ hier au téléphone

vous écrivez Catherine, c'est ⟦name|Katrine Ouellet⟧ avec un k

portail ⟦pin|1408⟧ et cave ⟦pin|2290⟧

Nom;Naissance;Tél
⟦name|Harmonie Stavisky⟧;⟦dob|02/06/1990⟧;⟦phone|0261910442⟧
⟦name|Léon Stavisky⟧;⟦dob|19/10/1987⟧;⟦phone|0261910387⟧
`,
  es: String.raw`
querían la clave del wifi, está debajo del router. pone ⟦pw|guijarro-musgo-28⟧

cambié mi contraseña esta mañana. le puse ⟦pw|Encaje4Urraca⟧ y me echa igual

mi contraseña vieja ya no va. pónganme otra vez ⟦pw|regaliz&hollin⟧ porfa

la contraseña provisional llegó por correo. es esta: ⟦pw|Zp4-menta-Kr8⟧

» ¿Qué contraseña está poniendo?
⟦pw|martesgordo77⟧ todo en minúscula

qué tiene de malo ⟦pw|Arce.Calle5⟧ como contraseña

el zip va con clave, se abre con ⟦pw|factura-ABR-19⟧

la misma contraseña de siempre ⟦pw|Croqueta#5⟧

mi pin era ⟦pin|4416⟧ luego me mandaron ⟦pin|9027⟧ y ninguno va

no es 7712 perdón, el pin es ⟦pin|7721⟧

la cajita de las llaves junto al contador se abre con ⟦pin|7 1 9 3⟧

por fin llegó el código ⟦otp|664 028⟧

» Escriba el código de verificación
era algo con 33.. sí ⟦otp|335102⟧

tarjeta ⟦card|‹visa:4 4 4 4›⟧ vence ⟦exp|11/27⟧ cvv ⟦cvc|204⟧

ahí va ⟦card|‹mc:4-4-4-4›⟧ ⟦exp|09/28⟧ ⟦cvc|773⟧

me equivoqué, el número es ⟦card|‹visa:4 4 4 4›⟧ y no el de antes

cuenta ⟦iban|‹ES:4 4 4 4 4 4›⟧ a nombre de ⟦name|Soledad Marchena⟧

cbu ⟦acct|2850590940090418135201⟧ banco macro

clabe ⟦acct|‹clabe:18›⟧

nº de cuenta ⟦acct|2100 0418 45 0200051332⟧ la caixa

nací el ⟦dob|2 de junio de 1974⟧ en Lugo

⟦name|Maite Etxeberria⟧ ⟦dob|14/08/1992⟧, ⟦name|Unai Etxeberria⟧ ⟦dob|02/11/1994⟧, los dos en el contrato

pasajeros
1. ⟦name|Yolanda Quispe⟧ - ⟦dob|04/03/1981⟧
2. ⟦name|Wilmer Quispe⟧ - ⟦dob|17/11/2010⟧

niños: ⟦name|Elsa⟧ ⟦dob|12/9/16⟧, ⟦name|Bruno⟧ ⟦dob|3/1/19⟧

» ¿Su fecha de nacimiento?
el ⟦dob|nueve de julio del cincuenta y tres⟧

nombre: ⟦name|Otilia⟧
apellidos: ⟦name|Bravo Lastra⟧
f. nac.: ⟦dob|05/05/2001⟧
móvil: ⟦phone|655 39 98 71⟧
correo: ⟦mail|oti.b@example.org⟧

expediente 88201 tel ⟦phone|981 55 04 42⟧ titular ⟦name|Hortensia Ojea⟧

pedido 4471-0092 / ⟦phone|655399618⟧ / dejar al vecino

mi cel es ⟦phone|55 5318 2044⟧ cdmx

wsp ⟦phone|+54 9 11 5531-8204⟧

es el seis cinco cinco ⟦phone|tres nueve nueve ocho cero cinco⟧ gracias

dni ⟦natid|‹dni:8-A›⟧

mi nie ⟦natid|‹nie:A-7-A›⟧ caduca

nss ⟦natid|‹nss:2 8 2›⟧

rut ⟦natid|‹rut:2.3.3-1›⟧ chile

curp ⟦natid|‹curp:18›⟧

cuit ⟦tax|‹cuit:2-8-1›⟧ monotributo

cif ⟦tax|‹cif:A8›⟧ para la factura

pasaporte ⟦pass|PAF448201⟧ caducado

tengo ⟦dx|colitis ulcerosa⟧ así que planta baja

tomo ⟦med|mirtazapina⟧ 15 y ⟦med|Eliquis⟧

a mi hija le diagnosticaron ⟦dx|TDAH⟧ en marzo

matrícula ⟦plate|4418 KDB⟧ mal leída

vivimos en ⟦addr|Patio de la Curtiduría 27, 1º B, 09003 Burgos⟧

enviar a ⟦addr|av rivadavia 1180 piso 4 depto c, caba⟧

» Su dirección por favor
⟦addr|calle del ciervo 5⟧

De: ⟦name|Nadia Ferreiro Lago⟧ <⟦mail|nadia.fl@example.net⟧>
adjunto factura
--
⟦name|Nadia Ferreiro Lago⟧ | Contabilidad | ⟦phone|+34 981 55 05 09⟧

error login usuario=⟦mail|h.vega@example.es⟧ ip=⟦ip|198.51.100.92⟧ clave=⟦pw|Yute*41z⟧

» ¿Con quién hablo?
⟦name|Filipa⟧, ⟦name|Filipa Gordejuela⟧

» ¿Quién es el titular?
está a nombre de mi marido ⟦name|Desiderio Akong⟧

ayer hablé con ⟦name|Tamara⟧ y me prometió el abono

ponen Catalina y soy ⟦name|Katalina Oleaga⟧ con k

portal ⟦pin|1408⟧ y garaje ⟦pin|2290⟧
`,
  pt: String.raw`
queriam a senha do wifi, está embaixo do roteador. diz ⟦pw|seixo-musgo-28⟧

troquei minha senha hoje cedo. coloquei ⟦pw|Renda4Pega⟧ e continua me expulsando

minha senha antiga não funciona mais. volta pra ⟦pw|alcacuz&fuligem⟧ por favor

» Que senha o senhor está digitando?
⟦pw|tercagorda77⟧ tudo minúsculo

o que tem de errado com ⟦pw|Bordo.Rua5⟧ como senha

o zip tem senha, abre com ⟦pw|fatura-ABR-19⟧

mesma senha de sempre ⟦pw|Coxinha#5⟧

meu pin era ⟦pin|4416⟧ depois veio ⟦pin|9027⟧ e nenhum funciona

não é 7712 desculpa, o pin é ⟦pin|7721⟧

enfim chegou o código ⟦otp|664 028⟧

» Digite o código de verificação
era algo com 33.. sim ⟦otp|335102⟧

cartão ⟦card|‹visa:4 4 4 4›⟧ validade ⟦exp|11/27⟧ cvv ⟦cvc|204⟧

errei, o número é ⟦card|‹visa:4 4 4 4›⟧ e não o de antes

agência ⟦acct|0418⟧ conta ⟦acct|44182-7⟧ itaú

ag ⟦acct|1182-3⟧ cc ⟦acct|20948-1⟧ bb em nome de ⟦name|Solange Marques⟧

nib ⟦acct|‹nib:4 4 11 2›⟧

iban ⟦iban|‹PT:4 4 4 4 4 4 1›⟧

nasci em ⟦dob|2 de junho de 1974⟧

⟦name|Maíra Cavalcanti⟧ ⟦dob|14/08/1992⟧, ⟦name|Iago Cavalcanti⟧ ⟦dob|02/11/1994⟧, os dois no contrato

passageiros
1. ⟦name|Yara Quirino⟧ - ⟦dob|04/03/1981⟧
2. ⟦name|Wesley Quirino⟧ - ⟦dob|17/11/2010⟧

» Data de nascimento?
⟦dob|nove de julho de cinquenta e três⟧

nome: ⟦name|Otília Bragança⟧
nasc.: ⟦dob|05/05/2001⟧
celular: ⟦phone|(11) 95539-9871⟧
e-mail: ⟦mail|oti.b@example.org⟧

protocolo 88201 tel ⟦phone|(71) 3355-0442⟧ titular ⟦name|Hortência Ojeda⟧

pedido 4471-0092 / ⟦phone|11955399618⟧ / deixar no vizinho

zap ⟦phone|+351 912 339 204⟧

cpf ⟦natid|‹cpf:3.3.3-2›⟧

meu cpf e ⟦natid|‹cpf:11›⟧ e rg ⟦natid|44.182.093-7⟧

cnpj ⟦tax|‹cnpj:2.3.3/4-2›⟧ pra nota

nif ⟦tax|‹nif:3 3 3›⟧ na fatura

sus ⟦hid|‹d:3› ‹d:4› ‹d:4› ‹d:4›⟧ carteirinha

tenho ⟦dx|retocolite ulcerativa⟧ então térreo

tomo ⟦med|mirtazapina⟧ 15 e ⟦med|Eliquis⟧

placa ⟦plate|BRA4K18⟧ lida errada

moramos na ⟦addr|Rua do Curtume 27, apto 12, Pelourinho, Salvador - BA, 40026-280⟧

entregar em ⟦addr|av paulista 1180 cj 42, são paulo sp 01310-100⟧

» Seu endereço?
⟦addr|travessa do cervo 5⟧

De: ⟦name|Nádia Ferreira Lago⟧ <⟦mail|nadia.fl@example.net⟧>
segue a fatura
--
⟦name|Nádia Ferreira Lago⟧ | Financeiro | ⟦phone|+55 71 3355-0509⟧

» Com quem falo?
⟦name|Filipa⟧, ⟦name|Filipa Gouveia⟧

» Quem é o titular?
está no nome do meu marido ⟦name|Deusdedith Akin⟧

portão ⟦pin|1408⟧ e garagem ⟦pin|2290⟧

erro login usuário=⟦mail|h.veiga@example.br⟧ ip=⟦ip|198.51.100.93⟧ senha=⟦pw|Juta*41w⟧
`,
  it: String.raw`
volevate la password del wifi, è sotto il router. c'è scritto ⟦pw|ciottolo-muschio-28⟧

ho cambiato la mia password stamattina. ho messo ⟦pw|Pizzo4Gazza⟧ e mi butta fuori lo stesso

la mia vecchia password non va più. rimettete ⟦pw|liquirizia&fuliggine⟧ grazie

» Quale password sta inserendo?
⟦pw|martedigrasso77⟧ tutto minuscolo

cosa non va con ⟦pw|Acero.Via5⟧ come password

lo zip è protetto, si apre con ⟦pw|fattura-APR-19⟧

sempre la stessa password ⟦pw|Arancina#5⟧

il mio pin era ⟦pin|4416⟧ poi è arrivato ⟦pin|9027⟧ e nessuno va

non 7712 scusi, il pin è ⟦pin|7721⟧

finalmente arrivato il codice ⟦otp|664 028⟧

» Inserisca il codice di verifica
era qualcosa con 33.. sì ⟦otp|335102⟧

carta ⟦card|‹visa:4 4 4 4›⟧ scad ⟦exp|11/27⟧ cvv ⟦cvc|204⟧

ho sbagliato, il numero è ⟦card|‹visa:4 4 4 4›⟧ non quello di prima

conto ⟦iban|‹IT:4 4 4 4 4 4 3›⟧ intestato a ⟦name|Solidea Marchetti⟧

abi ⟦acct|05428⟧ cab ⟦acct|11101⟧ c/c ⟦acct|000000448120⟧

sono nato il ⟦dob|2 giugno 1974⟧ a Pavia

⟦name|Melania Scognamiglio⟧ ⟦dob|14/08/1992⟧, ⟦name|Ivo Scognamiglio⟧ ⟦dob|02/11/1994⟧, tutti e due nel contratto

passeggeri
1. ⟦name|Yasmine Querci⟧ - ⟦dob|04/03/1981⟧
2. ⟦name|Walter Querci⟧ - ⟦dob|17/11/2010⟧

» La sua data di nascita?
il ⟦dob|nove luglio cinquantatré⟧

nome: ⟦name|Ottilia⟧
cognome: ⟦name|Bragadin⟧
nata il: ⟦dob|05/05/2001⟧
cell: ⟦phone|348 553 9871⟧
mail: ⟦mail|otti.b@example.org⟧

pratica 88201 tel ⟦phone|0381 550442⟧ intestatario ⟦name|Ortensia Oggero⟧

ordine 4471-0092 / ⟦phone|3485539618⟧ / lasciare al vicino

cf ⟦natid|‹cf:16›⟧

codice fiscale: ⟦natid|‹cf:3 3 5 5›⟧

p.iva ⟦tax|‹piva:11›⟧

carta d'identità ⟦natid|CA44182KD⟧ scaduta

ho la ⟦dx|colite ulcerosa⟧ quindi piano terra

prendo ⟦med|mirtazapina⟧ 15 e ⟦med|Eliquis⟧

targa ⟦plate|FT418KD⟧ letta male

abitiamo in ⟦addr|Vicolo della Conceria 27, 27100 Pavia⟧

spedire a ⟦addr|c.so vercelli 118 int 4, 20145 milano⟧

» Il suo indirizzo?
⟦addr|via del cervo 5⟧

Da: ⟦name|Nadia Ferrero Lago⟧ <⟦mail|nadia.fl@example.net⟧>
in allegato la fattura
--
⟦name|Nadia Ferrero Lago⟧ | Contabilità | ⟦phone|+39 0381 550509⟧

» Con chi parlo?
⟦name|Filippa⟧, ⟦name|Filippa Gorgone⟧

» Chi è l'intestatario?
è a nome di mio marito ⟦name|Desiderio Aka⟧

cancello ⟦pin|1408⟧ e garage ⟦pin|2290⟧

errore login utente=⟦mail|h.vigna@example.it⟧ ip=⟦ip|198.51.100.94⟧ password=⟦pw|Iuta*41v⟧
`,
  nl: String.raw`
jullie wilden het wifi wachtwoord, staat onder de router. er staat ⟦pw|kiezel-mos-28⟧

heb vanmorgen mijn wachtwoord veranderd. heb er ⟦pw|Vingerhoed4Ekster⟧ van gemaakt en word er nog steeds uitgegooid

mijn oude wachtwoord doet het niet meer. zet het terug op ⟦pw|zoethout&roet⟧ aub

» Welk wachtwoord typt u?
⟦pw|dinsdagskind77⟧ alles klein

wat is er mis met ⟦pw|Esdoorn.Weg5⟧ als wachtwoord

de zip is beveiligd, gaat open met ⟦pw|factuur-APR-19⟧

altijd hetzelfde wachtwoord ⟦pw|Bitterbal#5⟧

mijn pin was ⟦pin|4416⟧ toen kwam ⟦pin|9027⟧ en geen van beide werkt

niet 7712 sorry, de pincode is ⟦pin|7721⟧

eindelijk code binnen ⟦otp|664 028⟧

» Typ de verificatiecode in aub
was iets met 33.. ja ⟦otp|335102⟧

kaart ⟦card|‹visa:4 4 4 4›⟧ geldig ⟦exp|11/27⟧ cvc ⟦cvc|204⟧

ik las het verkeerd, nummer is ⟦card|‹visa:4 4 4 4›⟧ niet die van net

rekening ⟦iban|‹NL:4 4 4 4 2›⟧ tnv ⟦name|Sjoukje Marsman⟧

oud rekeningnr ⟦acct|44.18.20.937⟧ abn

geboren ⟦dob|2 juni 1974⟧ in Assen

⟦name|Hinke Dijkstra⟧ ⟦dob|14-08-1992⟧, ⟦name|Ids Dijkstra⟧ ⟦dob|02-11-1994⟧, allebei op het contract

reizigers
1. ⟦name|Yara Koswal⟧ - ⟦dob|04-03-1981⟧
2. ⟦name|Wesley Koswal⟧ - ⟦dob|17-11-2010⟧

» Uw geboortedatum?
⟦dob|negen juli drieënvijftig⟧

voornaam: ⟦name|Ottilie⟧
achternaam: ⟦name|Brandsma⟧
geb.: ⟦dob|05-05-2001⟧
mobiel: ⟦phone|06 39980271⟧
mail: ⟦mail|otti.b@example.org⟧

dossier 88201 tel ⟦phone|0592 960442⟧ rekeninghouder ⟦name|Wietske Oosting⟧

bestelling 4471-0092 / ⟦phone|0639980618⟧ / bij buren

bsn ⟦natid|‹bsn:9›⟧

burgerservicenummer is ⟦natid|‹bsn:4.2.3›⟧

btw ⟦tax|‹btw:14›⟧ op factuur

paspoort ⟦pass|NX4K18RD2⟧ verlopen

heb ⟦dx|colitis ulcerosa⟧ dus begane grond

slik ⟦med|mirtazapine⟧ 15 en ⟦med|apixaban⟧

mijn dochter heeft ⟦dx|ADHD⟧ sinds maart

kenteken ⟦plate|K-418-DB⟧ fout gelezen

we wonen ⟦addr|Leerlooiershof 27, 9401 KD Assen⟧

bezorgen op ⟦addr|oude gracht 118 bis, 3511 av utrecht⟧

» Uw adres?
⟦addr|hertenpad 5⟧

Van: ⟦name|Nadia Ferwerda-Loo⟧ <⟦mail|nadia.fl@example.net⟧>
bijgevoegd de factuur
--
⟦name|Nadia Ferwerda-Loo⟧ | Administratie | ⟦phone|+31 592 960509⟧

» Met wie spreek ik?
⟦name|Filippa⟧, ⟦name|Filippa Goris⟧

poort ⟦pin|1408⟧ en kelder ⟦pin|2290⟧

fout bij inloggen gebruiker=⟦mail|h.vink@example.nl⟧ ip=⟦ip|198.51.100.95⟧ wachtwoord=⟦pw|Jute*41u⟧
`,
}

/** No value, though the words of values stand there. */
export const eleventhPlain: Readonly<Record<string, string>> = {
  en: String.raw`
you asked for the wifi password, it's written under the router. it says nothing

I reset my password this morning. I made it longer and it still boots me out

set my password last week, pretty sure its correct but the page says no

the temp password came by post. here it is in two days

They gave me a new password on the phone: no luck

My old password doesnt work. Can you put it back to normal please

same password as always

» Do you remember the password you set?
no sorry i don't

» What password are you typing in?
the one you sent

» Can you spell the password for me please
id rather not

whats wrong with my password?? it has everything you ask for

the password (its stupid btw) gets rejected in the app

Zip is protected, use winrar to open it

attached the pdf, to open it you need Adobe Reader 2024

my pin used to be fine then you sent 2 letters

sorry not 4417 but 4471 items

its 8853 no wait 8835 points on my loyalty card

the drawer by the gas meter opens with a key

code 220917 is the article code on the box

it shows 381 774 views, and now?

904113 is what the odometer shows

» Please type the error code you see
33 something.. ok 335102

discount codes: 4821-9930 SPRING10

error 0x80070057 again

card 4417 of 5000 in the set

the card ends 4417

set of 52 cards, 16 digits wide 4111 2222 3333 4444 in the manual is fake

expires 03/28 says the milk

sort by code 40-12-76 in the catalogue

account manager 20781143 is not a person

ISBN 978-3-16-148410-0

tracking 1Z999AA10123456784

order 60 11 04 then 71820934 pieces

bsb scores 062-184

route 104 then 88102947712 steps on my watch

born in the USA was playing

our company was founded 19 september 1966

delivery 14/08/2025, return by 02/11/2025, both ok

releases
1. Alpha build - 04 Mar 2021
2. Beta build - 17 Nov 2022

appointments to move: Tuesday 12.9.25, Friday 3.1.26

invoice date is wrong, says 12/04/2025 should be 21/04/2025

» When was it delivered?
30 11 25

» What's the date of purchase?
july the ninth twenty twenty five

ref 88201 item 01632 qty 4

order 4471-0092 / 2 boxes / leave with neighbour

case id 118820 version 20.7946.0182

policy 77-1820-B

the 212 555 rule

» Which model do you have?
7700 900 series

» How many units are left?
960 318

oh seven more days then

our batch SC 41 82 07 was recalled

tfn is not asked here

pan 26 cm non stick

social media team

nhs is slow

medicare queue takes ages

ward 6 was nice

group 004410 chat is muted

i have a cold room so i need the ground floor radiator fixed

was told its shingles for the roof, 20 bundles

currently taking the bus 15

need more tape before the weekend, logistics know me

my daughter was 9 in march

he's had the same phone for years

licence key is shown in the settings page

class c drivers wanted

passport photos 4 for 10

travelling on the 7720 bus

visa or mastercard both ok

reg fee is 19 pounds

the plate cracked in the oven

vin is a french word

imei check page is down

serial C02 is missing

we live in hope now

deliver to the same address as before

moved from plan S to plan L

PO 1182 is approved

it went to 14 instead of 41 percent

» Whats your address please
same as on the order

» First line of the address and postcode?
you already have it

From: sales to support
Sent: Tuesday
Hi, invoice attached.

email is broken not the app

2025-11-04 09:12:44 WARN auth reason=bad_password attempts=5

login failed 3 times from chrome 131.0.6778.85

curl -v https://api.example.org/v1/orders

{"user":{"id":4471,"lang":"en","plan":"pro","seats":12}}

export NODE_ENV=production

STRIPE_SECRET=your_key_here

password: ********

api_key = os.environ["API_KEY"]

PASSWORD=changeme in the example file

-p 5432:5432

ssh pass is not needed

Guest list⇥Room⇥Nights
Double⇥204⇥3

sku,qty,price
44182,2,19.99

mothers day card and first school shoes

» Who am I speaking with?
the one from yesterday

» Name of the account holder
same as always

spoke to support yesterday they promised a refund

thanks! x

location pin is wrong on the map

mac keeps dropping wifi

lat 54 long story

version 10.0.19045.3803 of windows

at 10:15 then 11:45 or 16:30

1,234,567.89 in total

the Florence sofa in grey

Jack plug 3.5 mm

we use Jenkins and Watson

the Chelsea boots run small

Victoria line is closed

» Which store?
Charlotte

May was better than June

Mark as read does not work

Will it ship friday

sue for damages

bill for october is wrong

100 x 200 x 19 cm

12 months 24 payments of 19.99

room 118, 2nd floor, 3 chairs

size 38/32 slim

chapter 11:28

score 3-2-4

ratio 16:9 at 120 hz

9 to 5, mon to fri

temperature 36.6 36.9 37.1

meter reading 04418 on 2 june
`,
  de: String.raw`
sie wollten das passwort vom wlan, steht hinten drauf. da steht nix

hab mein passwort heute früh zurückgesetzt. ist jetzt länger und wirft mich trotzdem raus

das vorläufige Kennwort kam per Post. hier ist es kalt

Mein altes Passwort geht nicht mehr. Können Sie es wieder auf Anfang setzen

» Welches Passwort geben Sie denn ein?
das von ihnen

» Haben Sie das Kennwort noch im Kopf?
leider nein

immer dasselbe passwort

das zip ist geschützt, mit winrar geht es auf

meine pin war gesperrt dann kam ein brief

nicht 7712 sorry, 7721 stück

die schublade neben dem gaszähler geht mit schlüssel auf

artikel 220917 ist grad gekommen

es kam 381774 mal die meldung

» Bitte tippen Sie den Fehlercode ein
war was mit 33.. ok 335102

konto gelöscht bei 76050101 aufrufen

nummer 1029 3847 56 im katalog

filiale 20041133 gibt es nicht

firma gegründet 2. Juni 1974

lieferung 14.08.2025 und rückgabe 02.11.2025, beides ok

Versionen:
1. Alpha Stand - 04.03.2021
2. Beta Stand - 17.11.2022

termine verschieben: dienstag 12.9.25, freitag 3.1.26

rechnungsdatum falsch, da steht 12.04.2025 richtig ist 21.04.2025

» Wann wurde geliefert?
30 11 25

az 88201 pos 06221 menge 4

bestellung 4471-0092 / 2 kartons / beim nachbarn

vorgang 118820 version 30.23125.182

» Wie viele sind noch da?
960318

neun juli wochen

rentenversicherung hat nicht geantwortet

steuer steht auf der rechnung

karte unten rechts geknickt

perso läuft ab wann genau muss ich hin

station 6 war nett

ich habe kalt und brauche erdgeschoss heizung

nehme zur zeit den bus 15

meine tochter hat im märz angefangen

kennzeichen neu beantragen

wir wohnen jetzt im grünen

kam zu 14 statt 41 prozent

Postfach voll

» Ihre Anschrift bitte
wie gehabt

mail geht nicht, app schon

log: 04.11. 09:12 login fehlgeschlagen versuche=5

passwort: ******

db_passwort = getenv("DB_PASS")

» Mit wem spreche ich?
die von gestern

gestern mit dem support gesprochen, gutschrift versprochen

alarm 6620 mal ausgelöst

tor 1 und für den keller nichts

Name⇥Zimmer⇥Nächte
Doppel⇥204⇥3

Artikel;Menge;Preis
44182;2;19,99

100 x 200 x 19 cm

Raum 118, 2. Stock, 3 Stühle

Größe 38/32 schmal

das sofa Florenz in grau

Spiel stand 3:2

12 raten zu 19,99

zählerstand 04418 am 2. juni

Frau kommt später, Mann auch

Herr der Ringe Box

Klaus Sessel ist vergriffen
`,
  fr: String.raw`
vous vouliez le mot de passe wifi, il est sous la box. c'est écrit petit

j'ai réinitialisé mon mot de passe ce matin. j'ai mis longtemps

mon ancien mot de passe marche plus. remettez le service svp

» Quel mot de passe saisissez-vous ?
celui reçu

le zip est protégé, il s'ouvre avec winrar

toujours le même mdp

mon code promo était 4416 puis j'ai reçu 9027 points

pas 7712 pardon, 7721 pièces

la boite à côté du compteur s'ouvre avec une clé

» Merci de saisir le code erreur
un truc en 33.. oui 335102

banque fermée guichet 812

société fondée le 2 juin 1974

livraison 14/08/2025, retour 02/11/2025, ok

versions
1. Alpha - 04/03/2021
2. Beta - 17/11/2022

» Quand avez-vous acheté ?
le neuf juillet

dossier 88201 art 02619 qté 4

commande 4471-0092 / 2 cartons / chez le voisin

j'ai une porte froide donc rez de chaussée

je prends le bus 15

on habite loin

» Votre adresse svp
la même

c'est arrivé au 14 au lieu du 41

mail marche pas

journal: échec connexion essais=5

» À qui ai-je l'honneur ?
la même qu'hier

j'ai eu le support hier au téléphone

portail cassé et cave inondée

le canapé Florence gris

pièce 118, 2e étage

100 x 200 x 19 cm
`,
  es: String.raw`
querían la clave del wifi, está debajo del router. pone nada

cambié mi contraseña esta mañana. le puse ganas y me echa igual

mi contraseña vieja ya no va. pónganme otra vez el servicio

» ¿Qué contraseña está poniendo?
la que me mandaron

el zip va con clave, se abre con winrar

la misma contraseña de siempre

mi pin era fácil luego me mandaron 2 cartas

no es 7712 perdón, son 7721 piezas

» Escriba el código de error
era algo con 33.. sí 335102

empresa fundada el 2 de junio de 1974

entrega 14/08/2025, devolución 02/11/2025, ok

versiones
1. Alfa - 04/03/2021
2. Beta - 17/11/2022

expediente 88201 art 98155 cant 4

pedido 4471-0092 / 2 cajas / dejar al vecino

tengo frío así que planta baja

tomo el bus 15

vivimos lejos

» Su dirección por favor
la misma

error login intentos=5

» ¿Con quién hablo?
la de ayer

ayer hablé con soporte y me prometió el abono

portal roto y garaje inundado

el sofá Florencia gris

100 x 200 x 19 cm
`,
  pt: String.raw`
queriam a senha do wifi, está embaixo do roteador. diz nada

troquei minha senha hoje cedo. coloquei tudo e continua me expulsando

» Que senha o senhor está digitando?
a que mandaram

o zip tem senha, abre com winrar

mesma senha de sempre

não é 7712 desculpa, são 7721 peças

» Digite o código de erro
era algo com 33.. sim 335102

agência fechada conta outra

empresa fundada em 2 de junho de 1974

versões
1. Alfa - 04/03/2021
2. Beta - 17/11/2022

protocolo 88201 art 3355 qtd 4

pedido 4471-0092 / 2 caixas / deixar no vizinho

tomo o ônibus 15

» Seu endereço?
o mesmo

» Com quem falo?
a de ontem

portão quebrado e garagem alagada

o sofá Florença cinza
`,
  it: String.raw`
volevate la password del wifi, è sotto il router. c'è scritto niente

ho cambiato la mia password stamattina. ho messo tutto e mi butta fuori lo stesso

» Quale password sta inserendo?
quella vostra

lo zip è protetto, si apre con winrar

sempre la stessa password

non 7712 scusi, sono 7721 pezzi

» Inserisca il codice errore
era qualcosa con 33.. sì 335102

azienda fondata il 2 giugno 1974

versioni
1. Alfa - 04/03/2021
2. Beta - 17/11/2022

pratica 88201 art 0381 qta 4

ordine 4471-0092 / 2 scatole / lasciare al vicino

prendo il bus 15

» Il suo indirizzo?
lo stesso

» Con chi parlo?
quella di ieri

cancello rotto e garage allagato

il divano Firenze grigio
`,
  nl: String.raw`
jullie wilden het wifi wachtwoord, staat onder de router. er staat niks

heb vanmorgen mijn wachtwoord veranderd. heb er werk van gemaakt

» Welk wachtwoord typt u?
die van jullie

de zip is beveiligd, gaat open met winrar

altijd hetzelfde wachtwoord

niet 7712 sorry, 7721 stuks

» Typ de foutcode in aub
was iets met 33.. ja 335102

bedrijf opgericht 2 juni 1974

versies
1. Alfa - 04-03-2021
2. Beta - 17-11-2022

dossier 88201 art 0592 aantal 4

bestelling 4471-0092 / 2 dozen / bij buren

slik dat maar

» Uw adres?
hetzelfde

» Met wie spreek ik?
die van gisteren

poort kapot en kelder onder water

de bank Florence grijs
`,
}
