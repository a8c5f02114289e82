// As bench/own-forms-sixth-data.ts, in styles that the others have not: dictated without a stop, spoken calls written down, chats exported, forms with
// labels in two languages, payslips, portals of insurers, bookings, parents for their children, texts read off a picture, people who correct themselves,
// env files, commands and traces. Written before anybody looked at what the engine does with it.
export const seventhForms: Readonly<Record<string, string>> = {
  en: String.raw`
hi yeah so its about my card it got swallowed by the machine the number is ⟦card|‹visa:4 4 4 4›⟧ and the name on it is ⟦name|Marguerite Oyelaran⟧ can you send a new one to ⟦addr|14 Birch Hill Road Sheffield S8 9QT⟧ thank you bye

hello this is ⟦name|Declan Wetherby⟧ calling about the boiler my number is ⟦phone|07700 900 613⟧ and i was born on the ⟦dob|third of march nineteen seventy nine⟧ ok thanks

my pin is ⟦pin|4471⟧ no wait its ⟦pin|4417⟧ sorry

card ending 4400 is the old one. The new one is ⟦card|‹mc:4 4 4 4›⟧, no hang on I read that wrong, ends in 47

account ⟦acct|30718264⟧. correction: ⟦acct|30718246⟧, sort code ⟦acct|20-41-77⟧

sorry typo, email is ⟦mail|p.hartnell@willowmere.org⟧ not ⟦mail|p.hartnel@willowmere.org⟧

agent: can I take the last line of your address and your date of birth please
caller: yeah it's ⟦dob|12/08/1966⟧
agent: lovely and a contact number
caller: ⟦phone|01632 960 455⟧

AGENT: And the three digits on the back?
CALLER: ⟦cvc|706⟧
AGENT: And the expiry?
CALLER: ⟦exp|09/28⟧

[00:41] Agent: what's your security word
[00:44] Caller: uh it's ⟦pw|marmalade⟧
[00:49] Agent: thank you, that's right

12/05/2025, 18:22 - ⟦name|Bronagh⟧: whats the door code again
12/05/2025, 18:24 - ⟦name|Tomasz⟧: ⟦pin|5519⟧#

[21/06/2025, 09:14:03] ⟦name|Aunty Philippa⟧: can you pay me back ⟦acct|sc 20 45 18 a/c 73016284⟧
[21/06/2025, 09:15:40] ⟦name|Leo Marchmont⟧: done xx

---------- Forwarded message ---------
From: ⟦name|Hester Callowhill⟧ <⟦mail|hester@callowhill-joinery.example⟧>
Date: Tue, 4 Nov 2025 at 10:12
Subject: Re: invoice 20418
To: <⟦mail|accounts@fenlandtrade.example⟧>
¶
Please note our new bank details: a/c ⟦acct|55108273⟧ s/c ⟦acct|40-12-65⟧

-- 
⟦name|Ambrose Quillfeather⟧
Head of Claims | Tarrant Mutual
DDI ⟦phone|+44 117 496 0 723⟧
⟦mail|ambrose.q@tarrantmutual.example⟧

Name / Nom: ⟦name|Thandiwe Mbeki-Larsen⟧
Date of birth / Date de naissance: ⟦dob|1991-02-17⟧
Passport no. / Passeport n°: ⟦pass|GK8204417⟧
Phone / Téléphone: ⟦phone|+1 514 555 0162⟧

Surname: ⟦name|Okonkwo-Reyes⟧
Given names: ⟦name|Ifeoma Grace⟧
Document No: ⟦pass|B07731942⟧
Place of birth: Enugu

our PNR is K7QX2M, passengers ⟦name|MR DESMOND ACHEBE⟧ and ⟦name|MRS YETUNDE ACHEBE⟧, her passport is ⟦pass|A08816342⟧ exp 12 Feb 2031

for the ESTA: passport ⟦pass|548812097⟧ issued in Leeds, dob ⟦dob|9 Sep 1984⟧

payslip oct: employee ⟦name|Rhiannon Beddoes⟧, NI no ⟦natid|QQ 41 52 63 C⟧, net pay 2,114.08 paid into account ⟦acct|61028837⟧ sort ⟦acct|09-01-28⟧

HR here, can you confirm your national insurance number? - sure, ⟦natid|AB 31 77 04 D⟧

for payroll my SSN is ⟦ssn|‹ssn:3-2-4›⟧ and direct deposit routing ⟦acct|‹aba:9›⟧ account ⟦acct|004417729183⟧

W-4 question, social ⟦ssn|‹ssn:3 2 4›⟧, married filing jointly

Member ID ⟦hid|XJH884213907⟧ Group 0071442, the claim was denied twice

portal says policy holder ⟦name|Cornelius Adeyemi⟧, member number ⟦hid|W20481773301⟧, plan Silver 3000

MRN ⟦mrn|00781442⟧ patient ⟦name|Philomena Drury⟧ DOB ⟦dob|04/19/1953⟧ allergic to ⟦med|penicillin⟧

my daughter ⟦name|Saoirse⟧ was born ⟦dob|22.11.2019⟧ her NHS number is ⟦hid|‹nhs:3 3 4›⟧ she needs the ⟦med|salbutamol⟧ inhaler refilled

my son has ⟦dx|asthma⟧ and needs an epipen at school, GP is Dr ⟦name|Vaughan-Pryce⟧

I'm writing for my mum ⟦name|Doreen Allardyce⟧, she banks with you, her telephone banking password is ⟦pw|Kittiwake1958⟧

# .env.local
DB_HOST=db.internal
DB_PASSWORD=⟦pw|tr0ut-Lantern-88⟧
STRIPE_SECRET_KEY=⟦key|sk_live_‹a:24›⟧
PORT=3000

curl -s -X POST https://api.example.com/v2/orders -H "Authorization: Bearer ⟦key|‹a:40›⟧" -d '{"sku":"A-1"}'

spring:
  datasource:
    url: jdbc:postgresql://db:5432/shop
    username: shop
    password: ⟦pw|Bramble_7712⟧

2025-11-04T08:12:44.120Z ERROR auth failed user=⟦mail|k.sandoval@brightharbor.example⟧ ip=⟦ip|198.51.100.77⟧ token=⟦key|‹h:40›⟧

Traceback (most recent call last):
  File "pay.py", line 41, in charge
ValueError: card declined: ⟦card|‹visa:16›⟧ (cvv ⟦cvc|339⟧)

psycopg2.OperationalError: could not connect to ⟦conn|postgres://app:m0ss-Kettle@10.2.0.9:5432/app⟧

git remote set-url origin ⟦conn|https://dev:ghp_‹a:36›@github.com/acme/site.git⟧

docker login -u builder -p ⟦pw|Fjord!Lamp44⟧ registry.example.com

C a r d  N o :  ⟦card|‹visa:4  4  4  4›⟧
E x p :  ⟦exp|04 / 29⟧

Passp0rt No ⟦pass|C4JT91K2L⟧   Narne ⟦name|GRETA HOLLOWAY⟧

Acc0unt num8er: ⟦acct|88 10 42 71⟧ Sort C0de: ⟦acct|60 - 83 - 71⟧

lBAN ⟦iban|‹GB:4 4 4 4 4 2›⟧ BlC ⟦bic|NWBKGB2L⟧

my new landlord wants it on ⟦acct|12-88-30⟧ / ⟦acct|04417326⟧ ref flat 2

tenant: ⟦name|Ottoline Braithwaite⟧, guarantor ⟦name|Fergus Braithwaite⟧ (⟦phone|07700 900841⟧), current address ⟦addr|Flat 3, 88 Corporation Street, Lancaster LA1 4YX⟧

wifi for the cottage is BeckSide_Guest and the key is ⟦pw|otter-otter-32⟧, key safe ⟦pin|2290⟧

check in tomorrow, my driving licence is ⟦dl|HOLLO751204G99XY⟧ and the reg is ⟦plate|KT19 WVU⟧

hire car: VIN ⟦vin|‹vin:17›⟧, plate ⟦plate|LM21 OPQ⟧, returned with full tank

the code you texted me is ⟦otp|740 118⟧ but it says expired

it says enter the 6 digit code, i got ⟦otp|229418⟧ is that the one

it keeps asking for the answer to my security question, it's my first pet, ⟦pw|Bandersnatch⟧

username ⟦mail|lorcan.m@example.net⟧ pass is same as always ⟦pw|Hedgerow77⟧

the phone that was stolen: imei ⟦imei|‹imei:15›⟧, sim was on ⟦phone|07700 900 118⟧

log me in remotely, the router is ⟦ip|203.0.113.45⟧ and mac ⟦mac|3c:5a:b4:01:9e:7f⟧

we are stuck at ⟦geo|54.4609, -3.0886⟧ no signal soon

pls transfer to my sister ⟦name|Adaeze⟧, IBAN ⟦iban|‹IE:4 4 4 4 4 2›⟧

Please update: ⟦name|Wilhelmina Stroud⟧ has moved from ⟦addr|7 Mill Lane, Totnes TQ9 5AA⟧ to ⟦addr|Rose Cottage, 22 Fore Street, Buckfastleigh TQ11 0BT⟧

UTR ⟦tax|‹utr:10›⟧ for the self assessment, thanks
`,
  de: String.raw`
ja hallo hier ist ⟦name|Gerlinde Hofstetter⟧ ich hab bei ihnen angerufen wegen der rechnung meine telefonnummer ist die ⟦phone|0171 39 200 14⟧ und ich bin geboren am ⟦dob|vierzehnten mai neunzehnhundertzweiundsechzig⟧ bitte rufen sie zurück

also meine iban lautet ⟦iban|‹DE:4 4 4 4 4 2›⟧ und das konto läuft auf meinen mann ⟦name|Burkhard Ziegenbein⟧ wir wohnen ⟦addr|am Mühlbach 7 in 83278 Traunstein⟧ danke

Die PIN ist ⟦pin|8830⟧, nein Moment, ⟦pin|8380⟧

Kontonummer ⟦acct|4471902⟧, Verzeihung, ⟦acct|4471920⟧, BLZ ⟦acct|70020270⟧

Meine Mailadresse stimmt nicht: richtig ist ⟦mail|u.kaltenegger@posthof.example⟧

Agent: Nennen Sie mir bitte Ihr Kundenkennwort.
Kunde: ⟦pw|Schneehase⟧
Agent: Vielen Dank.

Beraterin: Und die Prüfziffer hinten auf der Karte?
Anrufer: Die ist ⟦cvc|581⟧.
Beraterin: Gültig bis?
Anrufer: ⟦exp|11/27⟧

[00:12] Mitarbeiter: Ihr Geburtsdatum bitte
[00:15] Kundin: der ⟦dob|3.7.71⟧

04.11.25, 17:40 - ⟦name|Mechthild⟧: wie war nochmal der code für die garage
04.11.25, 17:41 - ⟦name|Onkel Rüdiger⟧: ⟦pin|7742⟧ und dann raute

[11.09.25, 08:02:11] ⟦name|Sinan⟧: schick mir mal deine iban
[11.09.25, 08:03:50] ⟦name|Ronja K.⟧: ⟦iban|‹DE:22›⟧

Von: ⟦name|Hartmut Siebenlist⟧ <⟦mail|h.siebenlist@werkzeugbau-siebenlist.example⟧>
Gesendet: Dienstag, 4. November 2025 10:12
An: Buchhaltung
Betreff: WG: Rechnung 2025-1188
¶
Bitte auf das neue Konto überweisen: ⟦iban|‹DE:4 4 4 4 4 2›⟧, BIC ⟦bic|GENODEF1M04⟧

Mit freundlichen Grüßen
¶
i. A. ⟦name|Annegret Pfisterer⟧
Leistungsabteilung
Durchwahl ⟦phone|0711 2039-4417⟧
⟦mail|a.pfisterer@krankenhilfe-sued.example⟧

Name / Surname: ⟦name|Wohlgemuth⟧
Vorname / Given name: ⟦name|Korbinian Xaver⟧
Geburtsdatum / Date of birth: ⟦dob|17.02.1988⟧
Reisepass-Nr. / Passport No.: ⟦pass|C4HK70R1L⟧
Wohnort / Residence: ⟦addr|Ludwigstraße 41, 94032 Passau⟧

İsim / Name: ⟦name|Nilüfer Aydoğan⟧
Doğum tarihi / Geburtsdatum: ⟦dob|05.06.1979⟧
Telefon: ⟦phone|0152 2817 3860⟧

Buchungscode QX7M2K, Reisende ⟦name|HERR ULRICH BAUMGÄRTEL⟧, Pass ⟦pass|C9XTR44V2⟧ gültig bis 2031

fürs Visum: Ausweisnummer ⟦natid|L7M3T9K2F⟧, ausgestellt in Kassel, geboren ⟦dob|30.01.1990⟧ in Gera

Lohnabrechnung Oktober: ⟦name|Frauke Diepenbrock⟧, SV-Nummer ⟦natid|‹rvnr:12›⟧, Steuer-ID ⟦tax|‹steuerid:11›⟧, Auszahlung 2.418,77 auf ⟦iban|‹DE:4 4 4 4 4 2›⟧

Frage an die Personalabteilung: stimmt meine Steuer-Identifikationsnummer ⟦tax|‹steuerid:2 3 3 3›⟧ noch? Steuerklasse ist jetzt III

Versichertennummer ⟦hid|‹kvnr:10›⟧, meine Tochter ⟦name|Leonie⟧, geb. ⟦dob|09.12.2017⟧, braucht ein neues Rezept für ⟦med|Ibuprofen⟧ Saft

Ich habe ⟦dx|Diabetes⟧ Typ 2 und nehme ⟦med|Metformin⟧ 1000, meine Krankenkassennummer ist ⟦hid|‹kvnr:A 3 3 3›⟧

Patient: ⟦name|Egon Wachtveitl⟧, Fallnummer ⟦mrn|40071823⟧, Aufnahme gestern, Allergie gegen ⟦med|Amoxicillin⟧

Ich schreibe für meine Mutter ⟦name|Irmgard Löffelholz⟧, ihr Telefonpasswort lautet ⟦pw|Bachforelle⟧

Mein Sohn ⟦name|Jannik⟧ hat sein Schul-iPad verloren, die Apple-ID ist ⟦mail|jannik.w@example.net⟧ und das Kennwort ⟦pw|Drachen!2014⟧

# .env
SMTP_USER=versand
SMTP_PASS=⟦pw|Holz.Wurm_55⟧
SENTRY_ENV=prod

spring.datasource.password=⟦pw|Kiesel-Bach-19⟧

mysql -h db01 -u shop -p⟦pw|Ampel7Rot⟧ shop < dump.sql

2025-11-04 09:12:01 WARN Login fehlgeschlagen benutzer=⟦mail|t.ehrlich@holzmarkt.example⟧ ip=⟦ip|192.0.2.144⟧ passwort=⟦pw|herbstlaub3⟧

Caused by: java.sql.SQLException: Access denied, url=jdbc:mysql://db/shop?user=shop&password=⟦pw|Regen_Tonne8⟧

K a r t e n n r .  ⟦card|‹mc:4 4 4 4›⟧  g ü l t i g  b i s  ⟦exp|02/29⟧

Kontoinh.: ⟦name|EDELTRAUD NIEDERMAYR⟧ lBAN: ⟦iban|‹DE:4 4 4 4 4 2›⟧ BlC: ⟦bic|BYLADEM1PAS⟧

Ausweis-Nr,: ⟦natid|LZ6R4T71K⟧ Geb,datum: ⟦dob|24,08,1959⟧

Mietvertrag: Mieter ⟦name|Cosima Hagedorn⟧, bisher ⟦addr|Gneisenaustr. 58, 10961 Berlin⟧, Kaution auf ⟦iban|‹DE:4 4 4 4 4 2›⟧

WLAN in der Ferienwohnung heißt Almblick und der Schlüssel ist ⟦pw|enzian-2280⟧, Schlüsseltresor ⟦pin|1904⟧

Führerscheinnummer ⟦dl|B072RRE2I55⟧, Kennzeichen ⟦plate|M-KX 4471⟧, ich hole den Wagen um 9

der Wagen mit dem Kennzeichen ⟦plate|HH AB 1290⟧ und Fahrgestellnr ⟦vin|‹vin:17›⟧ ist abgemeldet

sms code kam: ⟦otp|481 902⟧, funktioniert aber nicht

da steht tan eingeben ich hab ⟦otp|330127⟧ bekommen

Sicherheitsfrage Mädchenname der Mutter: ⟦pw|Hinterseer⟧

meine karte ⟦card|‹visa:16›⟧ wurde eingezogen, die auf ⟦name|Traudl Obermüller⟧ läuft

gestohlenes handy imei ⟦imei|‹imei:15›⟧ nummer war ⟦phone|+49 160 9 417 2281⟧

Anlage: USt-IdNr. ⟦tax|‹deust:11›⟧, Ansprechpartnerin ⟦name|Dr. Roswitha Kämmerling⟧

AHV-Nr. ⟦natid|‹ahv:3.4.4.2›⟧, wohnhaft ⟦addr|Rebgasse 12, 4058 Basel⟧

SVNR ⟦natid|‹svnr:4 6›⟧, mitversichert ist mein Mann ⟦name|Leopold⟧

Der Zugang zum Elternportal: Benutzer ⟦mail|fam.kessler@example.org⟧, Passwort ⟦pw|Regenbogen-4b⟧
`,
  fr: String.raw`
bonjour c'est ⟦name|Ghislaine Perdrizet⟧ j'appelle pour ma carte elle a été avalée le numéro c'est ⟦card|‹visa:4 4 4 4›⟧ vous pouvez me rappeler au ⟦phone|06 39 98 41 27⟧ merci au revoir

oui alors je suis née le ⟦dob|deux avril mille neuf cent soixante-huit⟧ et j'habite ⟦addr|14 rue des Tanneurs 67000 Strasbourg⟧ voilà

le code c'est ⟦pin|6614⟧ ah non pardon ⟦pin|6641⟧

mon mail c'est ⟦mail|b.lorgeril@messager.example⟧ avec deux l, pas ⟦mail|b.lorgeri@messager.example⟧

Conseiller : votre date de naissance s'il vous plaît ?
Client : ⟦dob|17/09/1975⟧
Conseiller : et un numéro où vous joindre ?
Client : ⟦phone|07 43 21 08 66⟧

Conseillère : le cryptogramme au dos ?
Appelant : ⟦cvc|204⟧
Conseillère : elle expire quand ?
Appelant : ⟦exp|05/28⟧

[00:31] Agent : quel est votre mot de passe téléphonique
[00:36] Cliente : ⟦pw|coquelicot⟧

05/11/2025 19:02 - ⟦name|Solène⟧: c'est quoi le code de l'immeuble déjà
05/11/2025 19:03 - ⟦name|Tonton Gilbert⟧: ⟦pin|48B12⟧

[03/10/2025 08:11:42] ⟦name|Maëlys⟧ : envoie ton rib
[03/10/2025 08:12:59] ⟦name|Yannick P.⟧ : ⟦iban|‹FR:4 4 4 4 4 4 3›⟧

De : ⟦name|Bertrand Châtaignier⟧ <⟦mail|b.chataignier@menuiserie-ch.example⟧>
Envoyé : mardi 4 novembre 2025 10:12
À : Comptabilité
Objet : TR: facture F-2025-088
¶
Merci de régler sur le nouveau compte ⟦iban|‹FR:4 4 4 4 4 4 3›⟧ BIC ⟦bic|AGRIFRPP882⟧

Bien cordialement,
¶
⟦name|Anne-Sophie Grandclément⟧
Service sinistres
Ligne directe : ⟦phone|01 99 00 47 12⟧
⟦mail|as.grandclement@mutuelle-arve.example⟧

Nom / Name : ⟦name|Kouassi-Fontanel⟧
Prénom / First name : ⟦name|Aristide⟧
Né(e) le / Date of birth : ⟦dob|08.03.1994⟧
N° de passeport / Passport No : ⟦pass|18FV44102⟧
Tél. / Phone : ⟦phone|+33 6 39 98 55 10⟧

Naam / Nom : ⟦name|Vandewalle⟧
Rijksregisternummer / N° national : ⟦natid|‹nrn:2.2.2-3.2›⟧
Adres / Adresse : ⟦addr|Chaussée de Wavre 214, 1050 Ixelles⟧

réservation QF7L2M, voyageurs ⟦name|MME ODILE ROUSSELIN⟧, passeport ⟦pass|20AK31877⟧ valable jusqu'en 2030

bulletin de paie octobre : ⟦name|Fabienne Leguennec⟧, n° sécu ⟦natid|‹nir:1 2 2 2 3 3 2›⟧, net à payer 1 984,12 viré sur ⟦iban|‹FR:4 4 4 4 4 4 3›⟧

bonjour les RH, mon numéro de sécurité sociale c'est ⟦natid|‹nir:15›⟧ et mon numéro fiscal ⟦tax|‹spi:13›⟧

carte vitale de mon fils ⟦name|Timéo⟧ né le ⟦dob|30/06/2018⟧, sous le numéro ⟦natid|‹nir:1 2 2 2 3 3 2›⟧ de la maman

je suis ⟦dx|diabétique⟧ et on m'a prescrit de la ⟦med|metformine⟧, mon n° d'adhérent mutuelle est ⟦hid|004417829⟧

IPP ⟦mrn|8004417293⟧ patiente ⟦name|Huguette Marsaudon⟧ née le ⟦dob|12/01/1941⟧, allergie à l'⟦med|amoxicilline⟧

j'écris pour ma grand-mère ⟦name|Léontine Barbazan⟧, son mot de passe vocal est ⟦pw|hirondelle⟧

Le compte ENT de ma fille : identifiant c.bonnefoy, mot de passe ⟦pw|Girafe.2013⟧

# .env.prod
REDIS_PASSWORD=⟦pw|Galet_Mousse71⟧
JWT_SECRET=⟦key|‹a:32›⟧

curl -u admin:⟦pw|Brouette99!⟧ https://ci.example.com/job/build

database:
  user: boutique
  pass: ⟦pw|Noisette-42x⟧

ERROR 1045 connexion refusée pour ⟦mail|l.maupin@papeterie.example⟧ depuis ⟦ip|203.0.113.18⟧ (mot de passe: ⟦pw|tartine88⟧)

N ° d e  c a r t e : ⟦card|‹mc:4 4 4 4›⟧  E x p i r e  f i n : ⟦exp|03/28⟧

Titulaire: ⟦name|JOSIANE FOURNERAT⟧ lBAN : ⟦iban|‹FR:4 4 4 4 4 4 3›⟧

RIB banque ⟦acct|30004⟧ guichet ⟦acct|00712⟧ compte ⟦acct|00010447182⟧ clé ⟦acct|42⟧

carte d'identité n° ⟦natid|T7X2K84L1⟧, née à Limoges le ⟦dob|11 février 1987⟧

location : locataire ⟦name|Clotilde Mazoyer⟧, garant ⟦name|Honoré Mazoyer⟧, adresse actuelle ⟦addr|3 impasse du Lavoir, 38000 Grenoble⟧

le wifi du gîte c'est LaGrange et la clé ⟦pw|chevre-feuille-9⟧, boîte à clés ⟦pin|3071⟧

permis de conduire ⟦dl|14AA00447⟧, immatriculation ⟦plate|FK-318-ZT⟧

le véhicule ⟦plate|GB-772-LM⟧, n° de série ⟦vin|‹vin:17›⟧

j'ai reçu le code ⟦otp|772 049⟧ mais ça dit invalide

votre sms dit ⟦otp|118356⟧ je le mets où

question secrète le prénom de mon premier chien : ⟦pw|Pantoufle⟧

téléphone volé, IMEI ⟦imei|‹imei:15›⟧, ligne ⟦phone|07 68 12 44 09⟧

SIRET ⟦tax|‹siret:3 3 3 5›⟧, TVA ⟦tax|‹frtva:13›⟧, gérante ⟦name|Mireille Castagnet⟧

on est perdus, on est à ⟦geo|45.9237, 6.8694⟧ au bord de la route

le virement doit partir chez ma sœur ⟦name|Apolline Dervaux⟧, ⟦addr|8 place du Marché, 14000 Caen⟧

mon ancien numéro ⟦phone|06 39 98 00 71⟧ ne marche plus, le nouveau ⟦phone|06 39 98 17 00⟧

ma licence de foot c'est pour mon fils ⟦name|Kilian⟧, né ⟦dob|le 4 mai 2012⟧, il a de l'⟦dx|asthme⟧
`,
  es: String.raw`
hola soy ⟦name|Encarnación Belmonte⟧ llamo porque el cajero se ha tragado la tarjeta el número es ⟦card|‹visa:4 4 4 4›⟧ y mi teléfono ⟦phone|612 34 80 91⟧ gracias

nací el ⟦dob|siete de octubre de mil novecientos setenta y cuatro⟧ y vivo en ⟦addr|calle Olmos 22 tercero B 47001 Valladolid⟧ vale

el pin es ⟦pin|9027⟧ ay no perdona ⟦pin|9072⟧

cuenta ⟦iban|‹ES:4 4 4 4 4 4›⟧, no espera, esa es la vieja

mi correo está mal, es ⟦mail|r.zubiaurre@correomar.example⟧

Agente: ¿me dice su DNI completo, por favor?
Cliente: ⟦natid|‹dni:8A›⟧
Agente: ¿Y su fecha de nacimiento?
Cliente: ⟦dob|25/04/1982⟧

Operadora: ¿el código de seguridad de la tarjeta?
Cliente: ⟦cvc|417⟧
Operadora: ¿y la caducidad?
Cliente: ⟦exp|08/27⟧

[00:22] Agente: ¿cuál es su clave telefónica?
[00:27] Cliente: ⟦pw|girasol⟧

4/11/25, 20:15 - ⟦name|Remedios⟧: cuál era la clave del portal
4/11/25, 20:16 - ⟦name|Tío Anselmo⟧: ⟦pin|6280⟧

[2/10/25, 9:41:05] ⟦name|Iker⟧: pásame tu cuenta
[2/10/25, 9:42:31] ⟦name|Nerea G.⟧: ⟦iban|‹ES:24›⟧

De: ⟦name|Fulgencio Arrieta⟧ <⟦mail|f.arrieta@carpinteria-arrieta.example⟧>
Enviado: martes, 4 de noviembre de 2025 10:12
Para: Contabilidad
Asunto: RV: factura 2025/311
¶
Nueva cuenta para los pagos: ⟦iban|‹ES:4 4 4 4 4 4›⟧

Un saludo,
¶
⟦name|Begoña Lasheras Ibarrola⟧
Departamento de siniestros
Tel. directo ⟦phone|91 000 47 12⟧
⟦mail|b.lasheras@segurosmonte.example⟧

Apellidos / Surname: ⟦name|Quispe Mamani⟧
Nombre / Given name: ⟦name|Wilber⟧
Fecha de nacimiento / Date of birth: ⟦dob|14-07-1993⟧
Pasaporte / Passport: ⟦pass|PAB447182⟧
Móvil / Mobile: ⟦phone|+34 645 11 27 80⟧

localizador X4KQ7M, pasajera ⟦name|SRA. VISITACIÓN ECHEVARRÍA⟧, pasaporte ⟦pass|XDC771204⟧ caduca en 2029

nómina de octubre: ⟦name|Casilda Montesdeoca⟧, NSS ⟦natid|‹nss:2/8/2›⟧, líquido 1.702,44 en ⟦iban|‹ES:4 4 4 4 4 4›⟧

para recursos humanos: mi número de afiliación a la seguridad social es ⟦natid|‹nss:12›⟧ y el NIE ⟦natid|‹nie:A7A›⟧

tarjeta sanitaria de mi hija ⟦name|Candela⟧, CIP ⟦hid|BLMN120344917012⟧, nacida el ⟦dob|19/03/2016⟧

soy ⟦dx|diabético⟧ y tomo ⟦med|metformina⟧, nº de póliza de salud ⟦hid|88104472⟧

NHC ⟦mrn|447120⟧ paciente ⟦name|Eustaquio Barragán⟧, alérgico a la ⟦med|penicilina⟧

escribo por mi padre ⟦name|Saturnino Goicoechea⟧, su clave de la banca telefónica es ⟦pw|alondra⟧

la plataforma del cole: usuario ⟦mail|familia.orduna@example.org⟧ y contraseña ⟦pw|Castillo_3B⟧

# .env
MAIL_PASSWORD=⟦pw|Piedra.Luna28⟧
API_TOKEN=⟦key|‹h:32›⟧

sshpass -p '⟦pw|Cangrejo#51⟧' ssh root@⟦ip|198.51.100.9⟧

conexion:
  usuario: tienda
  clave: ⟦pw|Nuez-moscada9⟧

ERROR login usuario=⟦mail|j.echenique@libreria.example⟧ contraseña=⟦pw|otoño2024x⟧ intento=3

T a r j e t a  n º  ⟦card|‹mc:4 4 4 4›⟧  C a d u c a  ⟦exp|10/28⟧

DNl ⟦natid|‹dni:8-A›⟧ Ape11idos ⟦name|TORRECILLA UGARTE⟧

Titular ⟦name|PRESENTACIÓN OLMEDILLA⟧ lBAN ⟦iban|‹ES:4 4 4 4 4 4›⟧

arrendatario: ⟦name|Leocadia Vizcarra⟧ con NIF ⟦natid|‹dni:8A›⟧, domicilio ⟦addr|Avenida de la Constitución 45, 2º D, 41001 Sevilla⟧

el wifi del apartamento es CasaMar y la clave ⟦pw|gaviota-1177⟧, la caja de llaves ⟦pin|4086⟧

carné de conducir ⟦dl|44718290K⟧, matrícula ⟦plate|4471 KXZ⟧

bastidor ⟦vin|‹vin:17›⟧, matrícula ⟦plate|8820-LMT⟧, pasa la ITV en mayo

me llegó el código ⟦otp|604 771⟧ y dice que no vale

el sms pone ⟦otp|553190⟧ dónde lo meto

pregunta de seguridad, mi primera mascota: ⟦pw|Churrasco⟧

móvil robado imei ⟦imei|‹imei:15›⟧ línea ⟦phone|677 20 48 15⟧

CIF de la empresa ⟦tax|‹cif:A8›⟧, administradora ⟦name|Purificación Anglada⟧

mi CURP es ⟦natid|‹curp:18›⟧ y la CLABE ⟦acct|‹clabe:18›⟧

mi RUT ⟦natid|‹rut:2.3.3-A›⟧, cuenta corriente ⟦acct|00 180 44712 08⟧ del banco

CUIT ⟦tax|‹cuit:2-8-1›⟧ a nombre de ⟦name|Eleuterio Sandoval⟧

estamos parados en ⟦geo|40.7612, -3.9441⟧ con el coche

mi número viejo era ⟦phone|633 18 04 72⟧ y el nuevo ⟦phone|633 72 04 18⟧

mi hijo ⟦name|Unai⟧ nació el ⟦dob|2 de enero de 2015⟧ y tiene ⟦dx|celiaquía⟧
`,
  pt: String.raw`
olá daqui fala ⟦name|Deolinda Carrapatoso⟧ é por causa do cartão ficou na máquina o número é ⟦card|‹visa:4 4 4 4›⟧ e o meu telemóvel é o ⟦phone|912 345 870⟧ obrigada

nasci a ⟦dob|nove de junho de mil novecentos e setenta e um⟧ e moro na ⟦addr|Rua das Oliveiras 33 2º esquerdo 4000-123 Porto⟧

o pin é ⟦pin|7703⟧ ai não espera ⟦pin|7730⟧

o meu email está errado o certo é ⟦mail|t.figueiroa@correiomar.example⟧

Assistente: diga-me por favor o seu NIF
Cliente: ⟦tax|‹nif:3 3 3›⟧
Assistente: e a data de nascimento
Cliente: ⟦dob|21/12/1980⟧

Atendente: o código de segurança atrás do cartão?
Cliente: ⟦cvc|662⟧
Atendente: e a validade?
Cliente: ⟦exp|06/29⟧

[00:18] Operador: qual é a sua palavra-chave?
[00:22] Cliente: ⟦pw|andorinha⟧

04/11/2025 21:10 - ⟦name|Graciete⟧: qual é o código do portão
04/11/2025 21:11 - ⟦name|Tio Zeferino⟧: ⟦pin|3158⟧

[02/10/2025, 07:55:02] ⟦name|Iara⟧: manda teu pix
[02/10/2025, 07:56:44] ⟦name|Wesley M.⟧: cpf ⟦natid|‹cpf:3.3.3-2›⟧

De: ⟦name|Belmiro Vasconcelos⟧ <⟦mail|b.vasconcelos@marcenaria-bv.example⟧>
Enviada: terça-feira, 4 de novembro de 2025 10:12
Para: Contabilidade
Assunto: ENC: fatura 2025/88
¶
Novo IBAN para pagamento: ⟦iban|‹PT:4 4 4 4 4 4 1›⟧

Com os melhores cumprimentos,
¶
⟦name|Lucinda Aboim Sequeira⟧
Gestora de sinistros
Telef. ⟦phone|21 000 47 12⟧
⟦mail|l.sequeira@seguronorte.example⟧

Nome / Name: ⟦name|Edivaldo Rocha Pimentel⟧
Data de nascimento / Date of birth: ⟦dob|03/05/1990⟧
Passaporte / Passport: ⟦pass|FX447182⟧
Telefone / Phone: ⟦phone|+55 11 98765-0142⟧

localizador MQ7X2K, passageira ⟦name|SRA. CONCEIÇÃO TABORDA⟧, passaporte ⟦pass|CB771204⟧

recibo de vencimento: ⟦name|Hermínia Falcoeira⟧, NISS ⟦natid|12345678902⟧, líquido 1.104,22 para ⟦iban|‹PT:4 4 4 4 4 4 1›⟧

holerite de outubro, CPF ⟦natid|‹cpf:11›⟧, depósito na agência ⟦acct|1447⟧ conta ⟦acct|28104-7⟧

RH, segue meu CPF ⟦natid|‹cpf:3 3 3 2›⟧ e RG ⟦natid|28.447.190-3⟧

número de utente da minha filha ⟦name|Matilde⟧: ⟦hid|447182903⟧, nascida a ⟦dob|17/04/2017⟧

sou ⟦dx|diabética⟧ e tomo ⟦med|metformina⟧ 850, carteirinha do plano ⟦hid|0 044 718290312 7⟧

prontuário ⟦mrn|447182⟧ paciente ⟦name|Raimundo Nonato Queirós⟧, alergia a ⟦med|dipirona⟧

escrevo pela minha avó ⟦name|Felismina Bacelar⟧, a senha do telefone dela é ⟦pw|rouxinol⟧

portal da escola: login ⟦mail|familia.prates@example.org⟧ senha ⟦pw|Tucano_2012⟧

# .env
DB_PASS=⟦pw|Pedra-Sabao61⟧
APP_KEY=base64:⟦key|‹b:43›=⟧

senha do banco de dados no docker-compose: POSTGRES_PASSWORD: ⟦pw|Jacaranda88x⟧

wget --user=backup --password=⟦pw|Cajueiro7!⟧ https://files.example.com/dump.gz

ERRO login usuario=⟦mail|m.tavora@livraria.example⟧ senha=⟦pw|verao2023z⟧ ip=⟦ip|192.0.2.61⟧

N º  d o  c a r t ã o : ⟦card|‹mc:4 4 4 4›⟧  V á l i d o  a t é : ⟦exp|01/29⟧

Titular ⟦name|ERMELINDA PATACÃO⟧ lBAN ⟦iban|‹PT:4 4 4 4 4 4 1›⟧

N1F ⟦tax|‹nif:9›⟧ C0ntribuinte, m0rada ⟦addr|Travessa do Forno 9, 3000-201 Coimbra⟧

inquilino: ⟦name|Porfírio Lamego⟧, contribuinte ⟦tax|‹nif:9›⟧, fiador ⟦name|Adosinda Lamego⟧

o wifi da casa é MarAzul e a palavra-passe ⟦pw|sardinha-4410⟧, cofre das chaves ⟦pin|8062⟧

carta de condução ⟦dl|L-447182 9⟧, matrícula ⟦plate|44-XM-71⟧

placa ⟦plate|RKX4B71⟧, chassi ⟦vin|‹vin:17›⟧, renavam no documento

recebi o código ⟦otp|918 244⟧ mas diz inválido

o sms diz ⟦otp|440712⟧ ponho onde

pergunta secreta nome do primeiro cão: ⟦pw|Farrusco⟧

telemóvel roubado imei ⟦imei|‹imei:15›⟧, número ⟦phone|936 220 481⟧

CNPJ ⟦tax|‹cnpj:2.3.3/4-2›⟧ em nome de ⟦name|Juscelino Taquari⟧

meu número antigo ⟦phone|(21) 99812-0447⟧, o novo ⟦phone|(21) 99812-7044⟧

moro na ⟦addr|Avenida Afonso Pena, 1212, apto 304, Belo Horizonte - MG, 30130-003⟧ com minha mãe ⟦name|Dona Zuleica⟧

meu filho ⟦name|Kauã⟧ nasceu em ⟦dob|12 de setembro de 2014⟧ e tem ⟦dx|asma⟧

chave pix é o email ⟦mail|oficina.arruda@example.com⟧ ou o celular ⟦phone|11 98765 0199⟧

NIB ⟦acct|‹nib:4 4 11 2›⟧ da conta do meu pai
`,
  it: String.raw`
buongiorno sono ⟦name|Ersilia Bonfiglioli⟧ chiamo perché il bancomat mi ha mangiato la carta il numero è ⟦card|‹visa:4 4 4 4›⟧ e il mio cellulare è ⟦phone|347 120 4481⟧ grazie

sono nata il ⟦dob|ventidue febbraio millenovecentosessantasei⟧ e abito in ⟦addr|via dei Fornaciai 18 40129 Bologna⟧ ecco

il pin è ⟦pin|5508⟧ no aspetti ⟦pin|5580⟧

la mail giusta è ⟦mail|g.zanardelli@postaviva.example⟧ scusate

Operatore: mi dice il codice fiscale per favore
Cliente: ⟦natid|‹cf:16›⟧
Operatore: e la data di nascita
Cliente: ⟦dob|08/10/1977⟧

Operatrice: il codice di sicurezza sul retro?
Cliente: ⟦cvc|923⟧
Operatrice: la scadenza?
Cliente: ⟦exp|12/27⟧

[00:25] Agente: qual è la sua parola d'ordine
[00:29] Cliente: ⟦pw|pettirosso⟧

04/11/25, 18:50 - ⟦name|Ornella⟧: qual era il codice del cancello
04/11/25, 18:51 - ⟦name|Zio Gualtiero⟧: ⟦pin|2764⟧

[02/10/25, 09:12:44] ⟦name|Ginevra⟧: mandami l'iban
[02/10/25, 09:14:01] ⟦name|Loris B.⟧: ⟦iban|‹IT:27›⟧

Da: ⟦name|Ermenegildo Passalacqua⟧ <⟦mail|e.passalacqua@falegnameria-ep.example⟧>
Inviato: martedì 4 novembre 2025 10:12
A: Amministrazione
Oggetto: I: fattura 88/2025
¶
Nuove coordinate: ⟦iban|‹IT:4 4 4 4 4 4 3›⟧ intestato alla ditta

Cordiali saluti
¶
⟦name|Dott.ssa Fiammetta Scaramuzzi⟧
Ufficio sinistri
Tel. diretto ⟦phone|051 419 0427⟧
⟦mail|f.scaramuzzi@assimonte.example⟧

Cognome / Surname: ⟦name|Ndiaye Castoldi⟧
Nome / Given name: ⟦name|Aminata⟧
Data di nascita / Date of birth: ⟦dob|14.06.1995⟧
Passaporto / Passport: ⟦pass|YB4471829⟧
Cellulare / Mobile: ⟦phone|+39 320 448 1907⟧

prenotazione X7QK2M, passeggero ⟦name|SIG. OTTAVIO MELEGATTI⟧, passaporto ⟦pass|YA7712044⟧ scade nel 2030

cedolino di ottobre: ⟦name|Rosalba Trevisanut⟧, codice fiscale ⟦natid|‹cf:16›⟧, netto 1.588,10 su ⟦iban|‹IT:4 4 4 4 4 4 3›⟧

per le risorse umane: il mio c.f. ⟦natid|‹cf:6 5 5›⟧ e la carta d'identità ⟦natid|CA44718BX⟧

tessera sanitaria di mia figlia ⟦name|Camilla⟧, nata il ⟦dob|03/02/2018⟧: ⟦hid|80380000444718290312⟧

sono ⟦dx|diabetico⟧ e prendo la ⟦med|metformina⟧, polizza salute tessera n. ⟦hid|4471829⟧

cartella clinica ⟦mrn|20254471⟧ paziente ⟦name|Gesualdo Imbriani⟧, allergia alla ⟦med|amoxicillina⟧

scrivo per mia nonna ⟦name|Argentina Bellucco⟧, la sua password telefonica è ⟦pw|fringuello⟧

registro elettronico: utente ⟦mail|fam.bortolotti@example.org⟧ password ⟦pw|Balena_5C⟧

# .env
DB_PASSWORD=⟦pw|Sasso-Lume44⟧
SECRET_KEY=⟦key|‹a:50›⟧

mysqldump -u root --password=⟦pw|Carciofo!8⟧ negozio > backup.sql

database:
  utente: negozio
  password: ⟦pw|Ribes_nero31⟧

ERRORE accesso utente=⟦mail|p.quaranta@cartoleria.example⟧ password=⟦pw|inverno2022k⟧ ip=⟦ip|203.0.113.201⟧

N u m e r o  c a r t a  ⟦card|‹mc:4 4 4 4›⟧  S c a d e n z a  ⟦exp|07/28⟧

Intestatario ⟦name|PIERINA SPADAVECCHIA⟧ lBAN ⟦iban|‹IT:4 4 4 4 4 4 3›⟧

C0dice fisca1e ⟦natid|‹cf:16›⟧ Residenza ⟦addr|Piazza Garibaldi 4, 06121 Perugia⟧

inquilino ⟦name|Teodoro Manfrin⟧, garante ⟦name|Assunta Manfrin⟧, residente in ⟦addr|Corso Vittorio Emanuele 101, 80121 Napoli⟧

il wifi della casa è TreUlivi e la chiave ⟦pw|rosmarino-6620⟧, cassetta delle chiavi ⟦pin|1497⟧

patente ⟦dl|U1Y44718B⟧, targa ⟦plate|GK 447 XM⟧

telaio ⟦vin|‹vin:17›⟧ targa ⟦plate|FT771LM⟧ da demolire

mi è arrivato il codice ⟦otp|337 810⟧ ma non lo prende

l'sms dice ⟦otp|906213⟧ dove lo metto

domanda segreta il nome del primo cane: ⟦pw|Polpetta⟧

cellulare rubato imei ⟦imei|‹imei:15›⟧, numero ⟦phone|333 480 9127⟧

p.iva ⟦tax|‹piva:11›⟧, titolare ⟦name|Quirino Sbaraglia⟧

siamo fermi a ⟦geo|46.0712, 11.1219⟧ con la macchina

il vecchio numero era ⟦phone|348 771 2044⟧ il nuovo ⟦phone|348 204 4771⟧

mio figlio ⟦name|Gioele⟧ è nato il ⟦dob|5 luglio 2013⟧ e ha l'⟦dx|asma⟧

bonifico a mia sorella ⟦name|Donatella Pirozzi⟧, ⟦addr|Vico Lungo 12, 70122 Bari⟧

il conto è c/c ⟦acct|000104471829⟧ abi ⟦acct|03069⟧ cab ⟦acct|02491⟧
`,
  nl: String.raw`
hallo met ⟦name|Geesje Hoogenboom⟧ ik bel omdat mijn pas is ingeslikt het nummer is ⟦card|‹visa:4 4 4 4›⟧ en u kunt mij bellen op ⟦phone|06 3812 4470⟧ dank u wel

ik ben geboren op ⟦dob|elf november negentienhonderdnegenenzestig⟧ en ik woon op de ⟦addr|Lindelaan 27 in 3571 AB Utrecht⟧

de pincode is ⟦pin|6092⟧ nee wacht ⟦pin|6029⟧

mijn mail klopt niet het is ⟦mail|w.terborg@postmolen.example⟧

Medewerker: mag ik uw geboortedatum
Klant: ⟦dob|19-06-1983⟧
Medewerker: en een telefoonnummer
Klant: ⟦phone|06 1920 3344⟧

Medewerkster: de drie cijfers achterop?
Beller: ⟦cvc|148⟧
Medewerkster: en de vervaldatum?
Beller: ⟦exp|03/28⟧

[00:33] Medewerker: wat is uw wachtwoord voor de telefoon
[00:38] Klant: ⟦pw|boerenzwaluw⟧

04-11-2025 20:10 - ⟦name|Lieselot⟧: wat was de code van de schuur
04-11-2025 20:11 - ⟦name|Oom Harmen⟧: ⟦pin|4903⟧

[02-10-2025 08:44:10] ⟦name|Fenna⟧: stuur je rekeningnummer ff
[02-10-2025 08:45:31] ⟦name|Jorrit V.⟧: ⟦iban|‹NL:18›⟧

Van: ⟦name|Wubbo Steenstra⟧ <⟦mail|w.steenstra@timmerbedrijf-ws.example⟧>
Verzonden: dinsdag 4 november 2025 10:12
Aan: Administratie
Onderwerp: FW: factuur 2025-0088
¶
Graag betalen op het nieuwe nummer ⟦iban|‹NL:4 4 4 4 2›⟧

Met vriendelijke groet,
¶
⟦name|Annelies van der Heijden-Bos⟧
Afdeling schade
Doorkiesnr. ⟦phone|030 291 4471⟧
⟦mail|a.heijden@waarborgnoord.example⟧

Achternaam / Surname: ⟦name|El Bouazzaoui⟧
Voornamen / Given names: ⟦name|Samira Noor⟧
Geboortedatum / Date of birth: ⟦dob|27-09-1992⟧
Paspoortnr. / Passport no.: ⟦pass|NX4K71B82⟧
Mobiel / Mobile: ⟦phone|+31 6 4471 8290⟧

boeking K7MQ2X, reiziger ⟦name|DHR. EGBERT WIERSEMA⟧, paspoort ⟦pass|BR7K12FF4⟧ geldig tot 2031

loonstrook oktober: ⟦name|Tjitske Hoekstra⟧, BSN ⟦natid|‹bsn:9›⟧, netto 2.019,33 op ⟦iban|‹NL:4 4 4 4 2›⟧

voor P&O: mijn burgerservicenummer is ⟦natid|‹bsn:4.2.3›⟧ en het rekeningnummer ⟦iban|‹NL:18›⟧

zorgpas van mijn dochter ⟦name|Pleun⟧, geboren ⟦dob|14-02-2018⟧, verzekerdennummer ⟦hid|4471829031⟧

ik heb ⟦dx|diabetes⟧ en slik ⟦med|metformine⟧, relatienummer zorgverzekering ⟦hid|88104472⟧

patiëntnummer ⟦mrn|4471829⟧, mevrouw ⟦name|Hiltje Oosterhof⟧, allergisch voor ⟦med|amoxicilline⟧

ik schrijf voor mijn opa ⟦name|Gerrit-Jan Kloosterman⟧, zijn wachtwoord voor de bank is ⟦pw|Kievitsei1944⟧

ouderportaal: gebruiker ⟦mail|fam.dijkgraaf@example.org⟧ wachtwoord ⟦pw|Walvis_groep5⟧

# .env
DB_PASSWORD=⟦pw|Kei-Steen-72⟧
MOLLIE_KEY=live_⟦key|‹a:30›⟧

curl --user beheer:⟦pw|Stroopwafel9!⟧ https://intern.example.com/api/klanten

mail:
  gebruiker: winkel
  wachtwoord: ⟦pw|Veenbes_1188⟧

FOUT inloggen gebruiker=⟦mail|s.brandsma@boekhandel.example⟧ ww=⟦pw|lente2021q⟧ ip=⟦ip|198.51.100.140⟧

K a a r t n r .  ⟦card|‹mc:4 4 4 4›⟧  g e l d i g  t o t  ⟦exp|09/28⟧

t.n.v. ⟦name|ALBERDINA SCHOLTENS⟧ lBAN ⟦iban|‹NL:4 4 4 4 2›⟧

Docurnentnr ⟦pass|SPE4K71B2⟧ B5N ⟦natid|‹bsn:9›⟧

huurder ⟦name|Jelmer Boonstra⟧, borg door ⟦name|Dieuwke Boonstra⟧, nu wonend ⟦addr|Oudegracht 214, 3511 NR Utrecht⟧

de wifi van het huisje is Duinzicht en het wachtwoord ⟦pw|meeuwen-3377⟧, sleutelkluisje ⟦pin|0582⟧

rijbewijsnummer ⟦dl|5447182903⟧, kenteken ⟦plate|KX-447-M⟧

chassisnummer ⟦vin|‹vin:17›⟧, kenteken ⟦plate|7-XKM-44⟧ geschorst

ik kreeg de code ⟦otp|280 417⟧ maar hij doet het niet

in de sms staat ⟦otp|719054⟧ waar vul ik die in

geheime vraag, naam van mijn eerste hond: ⟦pw|Snuffel⟧

gestolen telefoon imei ⟦imei|‹imei:15›⟧, nummer ⟦phone|06 2204 8157⟧

btw-nummer ⟦tax|‹btw:14›⟧, eigenaresse ⟦name|Roelien Kamphuis⟧

rijksregisternummer ⟦natid|‹nrn:11›⟧, wonend ⟦addr|Bondgenotenlaan 88, 3000 Leuven⟧

we staan stil op ⟦geo|52.3105, 4.7683⟧ langs de weg

mijn oude nummer was ⟦phone|06 5511 8022⟧ het nieuwe is ⟦phone|06 5522 8011⟧

mijn zoon ⟦name|Tygo⟧ is geboren op ⟦dob|8 maart 2014⟧ en heeft ⟦dx|astma⟧

overmaken naar mijn zus ⟦name|Marijke Tuinstra⟧, ⟦addr|Havenstraat 9, 8861 BR Harlingen⟧

de ketel staat op naam van ⟦name|Sjoerd Algra⟧, ⟦addr|Singel 31, 9001 XP Grou⟧, bel ⟦phone|0566 600 412⟧
`,
}

/** Numbers, codes and names of things that are nobody's secret: nothing in these is to be sealed. */
export const seventhPlain: Readonly<Record<string, string>> = {
  en: String.raw`
order 4471829031 still says processing, tracking is 1Z999AA10123456784

my invoice INV-2025-04471 shows 2,114.08 but the quote was 1,998.00

ticket #88104472 was closed without an answer, please reopen

the serial number on the back is SN 4C7H-88K2-19QX and the model is TX-4471B

SKU 0044718-BLK in size 42, do you have it in stock

booking reference K7QX2M, two nights from the 14th, room 2290

we upgraded from 14.2.1 to 14.3.0-rc.2 and build 20251104 broke the export

the sofa is 214 x 88 x 92 cm and weighs 61.5 kg, does it fit through a 78 cm door

1.e4 c5 2.Nf3 d6 3.d4 cxd4 4.Nxd4 Nf6 5.Nc3 a6, then I got mated on move 31

final was 3-1, shots 14-6, corners 8-2, attendance 40,112

reverted in 8f14e45fceea167a5a36dedd4bea2543, cherry-picked to release/2.4

commit c0ffee1 and a94a8fe5ccb19ba61c4c0873d391e987982fbbd3 both fail CI

password: ******** (I have hidden it)

set DB_PASSWORD=changeme in the example and replace it later

API_KEY=<your-key-here> is what the docs say, where do I find mine

card number xxxx xxxx xxxx 4471 was charged twice

the Charlotte armchair in Rust and the Oliver desk lamp are both out of stock

is the Stanley flask the same as the one in the Jamie Oliver range

Morgan Stanley and Wells Fargo both charge for that, you should not

we landed at John Wayne airport and drove to San Jose, luggage never came

Does the Victoria line stop at King's Cross on Sundays

my delivery on 14.11.2025 between 10:00 and 14:00 did not come

the timer shows 00:41:12.448 and the lap before was 00:40:58.102

resistor is 4.7k, capacitor 220uF 25V, order code 512-4471

paint colour RAL 7016 or #383E42, 5 litres

flight BA0447 gate 22 boards 18:05, seat 14C

error 0x80070057 at address 0x7ffde4471829, code 1603

agent: is there anything else I can help with
caller: no that's all thank you
agent: your case number is 44718290

caller: the meter reading is 044718
agent: and the one before
caller: 043902

[10:41] Agent: I can see three payments of 19.99
[10:42] Caller: yes and only one is right

it was 20 degrees, no sorry 22, when the freezer stopped

part number 06A 906 032 HN, fits 1.8T from 2001 to 2005

ISBN 978-0-306-40615-7, the paperback, is torn

where is the reset password link, it never arrives

please do not send card details by chat, your own page says so

the PIN pad at till 4 is broken

my PIN does not work any more, who can help me

chapter 12, verses 14-18, page 2290 of the big edition

population 447,182 in 2019 and 451,003 in 2023

lot 44-718-B batch 2025/10 best before 03/2027

GET /v2/orders/4471829?limit=50 200 in 118 ms

node:internal/modules/cjs/loader:1148 throw err; at Module._resolveFilename (loader:1145:15)
`,
  de: String.raw`
Bestellung 4471829031 steht seit Tagen auf Versandbereit, Sendungsnummer 00340434161094042557

Rechnung RE-2025-04471 über 2.114,08 Euro, im Angebot standen 1.998,00

Ticket 88104472 wurde geschlossen, bitte wieder öffnen

Seriennummer 4C7H-88K2-19QX, Modell TX-4471B, gekauft im März

Artikelnummer 0044718 in Größe 42, gibt es die noch

Buchungsnummer K7QX2M, zwei Nächte ab dem 14., Zimmer 2290

seit dem Update von 14.2.1 auf 14.3.0 geht der Export nicht

das Sofa hat 214 x 88 x 92 cm, passt das durch 78 cm

Endstand 3:1, Ecken 8:2, Zuschauer 40.112

Zählerstand 044718, letzter Stand 043902

der Commit a94a8fe5ccb19ba61c4c0873d391e987982fbbd3 macht die Tests kaputt

Passwort: ********

bei Kennwort steht nur <Ihr Kennwort>, was soll ich da eintragen

das Regal Kallax und der Stuhl Stefan, beide in Weiß

die Lampe Greta und das Bett Ludwig sind nicht lieferbar

Rosenthal, Hugo Boss und Jil Sander habt ihr nicht mehr?

wir wollten über Karlsruhe nach Wilhelmshaven, der Zug fiel aus

Haltestelle Konrad-Adenauer-Platz fährt heute nichts

beim Bäcker Kamps gab es keine Brötchen

Lieferung am 14.11.2025 zwischen 10 und 14 Uhr kam nicht

Stoppuhr zeigt 00:41:12,448, vorher 00:40:58,102

Widerstand 4,7k, Kondensator 220uF 25V, Bestellcode 512-4471

Farbe RAL 7016, 5 Liter, Charge 2025/10-44718

ICE 447 Wagen 22 Platz 61, Verspätung 118 Minuten

Fehler 0x80070057, Code 1603, Zeile 1148

Beraterin: Kann ich sonst noch helfen?
Anrufer: Nein danke.
Beraterin: Ihre Vorgangsnummer ist 44718290.

die Karte mit den Endziffern 4471 wurde doppelt belastet

es waren 20, nein 22 Grad in der Gefriertruhe

ISBN 978-3-16-148410-0, Seite 229 fehlt

meine PIN geht nicht mehr, wer hilft mir

bitte keine Kartendaten im Chat senden, steht bei euch

der Link zum Zurücksetzen vom Passwort kommt nie an

Teilenummer 06A 906 032 HN passt nicht

§ 573 Abs. 2 Nr. 1 BGB, Frist drei Monate

Kapitel 12 Vers 14 bis 18

Einwohner 447.182 im Jahr 2019

GET /v2/orders/4471829?limit=50 200 118 ms
`,
  fr: String.raw`
commande 4471829031 toujours en préparation, colis 6A12345678901

facture F-2025-04471 de 2 114,08 euros, le devis disait 1 998,00

le ticket 88104472 a été fermé sans réponse

numéro de série 4C7H-88K2-19QX, modèle TX-4471B

référence 0044718 en taille 42, vous en avez

dossier K7QX2M, deux nuits à partir du 14, chambre 2290

depuis la version 14.3.0 l'export ne marche plus

le canapé fait 214 x 88 x 92 cm et pèse 61,5 kg

score final 3-1, corners 8-2, 40 112 spectateurs

relevé du compteur 044718, avant c'était 043902

le commit a94a8fe5ccb19ba61c4c0873d391e987982fbbd3 casse tout

mot de passe : ********

dans la doc c'est MOT_DE_PASSE=<à remplacer>

le fauteuil Charlotte et la lampe Oscar sont en rupture

vous n'avez plus de Louis Vuitton ni de Jean Paul Gaultier

on a dormi à Saint-Étienne puis à Villefranche, pas de chauffage

l'arrêt Victor Hugo n'est pas desservi

le camembert Président et le beurre Paysan Breton étaient périmés

livraison prévue le 14/11/2025 entre 10h et 14h

chrono 00:41:12,448 puis 00:40:58,102

résistance 4,7k, condensateur 220uF 25V

peinture RAL 7016, lot 2025/10-44718

TGV 4471 voiture 12 place 61, 118 minutes de retard

erreur 0x80070057, code 1603

Conseiller : autre chose ?
Client : non merci
Conseiller : votre numéro de dossier est le 44718290

la carte finissant par 4471 a été débitée deux fois

il faisait 20, non pardon 22 degrés dans le congélateur

ISBN 978-2-07-036822-8, il manque la page 229

mon code ne marche plus, qui peut m'aider

le lien pour changer le mot de passe n'arrive pas

article 1240 du code civil, alinéa 2

chapitre 12 versets 14 à 18

population de 447 182 habitants en 2019

pointure 42, taille 38, tour de taille 88

la rue est barrée depuis le 3
`,
  es: String.raw`
pedido 4471829031 sigue en preparación, seguimiento PK4471829031ES

factura F-2025-04471 de 2.114,08 euros, el presupuesto decía 1.998,00

el ticket 88104472 se cerró sin respuesta

número de serie 4C7H-88K2-19QX, modelo TX-4471B

referencia 0044718 en la talla 42, queda alguna

reserva K7QX2M, dos noches desde el 14, habitación 2290

desde la versión 14.3.0 no exporta

el sofá mide 214 x 88 x 92 cm y pesa 61,5 kg

resultado 3-1, córners 8-2, 40.112 espectadores

lectura del contador 044718, antes 043902

el commit a94a8fe5ccb19ba61c4c0873d391e987982fbbd3 lo rompe

contraseña: ********

en el ejemplo pone CLAVE=<tu clave>

el sillón Carlota y la lámpara Óscar están agotados

no os queda nada de Adolfo Domínguez ni de Carolina Herrera

fuimos de San Sebastián a Santa Cruz sin maletas

la parada Príncipe Pío está cerrada

el vino Marqués de Riscal venía roto

entrega el 14/11/2025 entre las 10 y las 14

cronómetro 00:41:12,448 y antes 00:40:58,102

resistencia 4,7k, condensador 220uF 25V

pintura RAL 7016, lote 2025/10-44718

AVE 4471 coche 12 plaza 6A, 118 minutos tarde

error 0x80070057, código 1603

Agente: ¿algo más?
Cliente: no, gracias
Agente: su número de caso es 44718290

la tarjeta acabada en 4471 se cobró dos veces

eran 20, no, 22 grados en el congelador

ISBN 978-84-376-0494-7, falta la página 229

mi pin ya no funciona, quién me ayuda

el enlace para cambiar la contraseña no llega

artículo 1902 del código civil, apartado 2

capítulo 12 versículos 14 al 18

población 447.182 en 2019

talla 42, cintura 88, largo 104

la calle está cortada desde el 3
`,
  pt: String.raw`
encomenda 4471829031 ainda em preparação, rastreio LB447182903PT

fatura F-2025-04471 de 2.114,08 euros, o orçamento dizia 1.998,00

o ticket 88104472 foi fechado sem resposta

número de série 4C7H-88K2-19QX, modelo TX-4471B

referência 0044718 no tamanho 42, ainda há

reserva K7QX2M, duas noites a partir de 14, quarto 2290

desde a versão 14.3.0 não exporta

o sofá tem 214 x 88 x 92 cm e pesa 61,5 kg

resultado 3-1, cantos 8-2, 40.112 espectadores

leitura do contador 044718, antes 043902

o commit a94a8fe5ccb19ba61c4c0873d391e987982fbbd3 estraga tudo

senha: ********

no exemplo está SENHA=<sua senha>

a poltrona Carlota e o candeeiro Óscar estão esgotados

já não têm nada da Carolina Herrera nem da Maria Gabriela

fomos de São José dos Campos para Santo André sem malas

a paragem Marquês de Pombal está fechada

o vinho Dona Ermelinda veio partido

entrega a 14/11/2025 entre as 10 e as 14

cronómetro 00:41:12,448 e antes 00:40:58,102

resistência 4,7k, condensador 220uF 25V

tinta RAL 7016, lote 2025/10-44718

comboio 447 carruagem 12 lugar 61, 118 minutos de atraso

erro 0x80070057, código 1603

Assistente: mais alguma coisa?
Cliente: não, obrigada
Assistente: o número do processo é 44718290

o cartão final 4471 foi cobrado duas vezes

estavam 20, não, 22 graus na arca

ISBN 978-972-0-04671-0, falta a página 229

o meu pin deixou de funcionar, quem me ajuda

o link para mudar a senha não chega

artigo 483 do código civil, número 2

capítulo 12 versículos 14 a 18

população 447.182 em 2019

protocolo 20251104447182, aguardando retorno

a rua está cortada desde o dia 3
`,
  it: String.raw`
ordine 4471829031 ancora in preparazione, spedizione 1UW44718290IT

fattura 88/2025 di 2.114,08 euro, il preventivo diceva 1.998,00

il ticket 88104472 è stato chiuso senza risposta

numero di serie 4C7H-88K2-19QX, modello TX-4471B

codice articolo 0044718 taglia 42, ne avete ancora

prenotazione K7QX2M, due notti dal 14, camera 2290

dalla versione 14.3.0 non esporta più

il divano misura 214 x 88 x 92 cm e pesa 61,5 kg

risultato 3-1, angoli 8-2, spettatori 40.112

lettura del contatore 044718, prima 043902

il commit a94a8fe5ccb19ba61c4c0873d391e987982fbbd3 rompe tutto

password: ********

nell'esempio c'è PASSWORD=<la tua password>

la poltrona Carlotta e la lampada Oscar sono esaurite

non avete più niente di Giorgio Armani o Laura Biagiotti

siamo andati da San Gimignano a Santa Margherita senza valigie

la fermata Garibaldi è chiusa

il panettone Tre Marie era schiacciato

consegna il 14/11/2025 tra le 10 e le 14

cronometro 00:41:12,448 e prima 00:40:58,102

resistenza 4,7k, condensatore 220uF 25V

vernice RAL 7016, lotto 2025/10-44718

Frecciarossa 9447 carrozza 12 posto 6A, 118 minuti di ritardo

errore 0x80070057, codice 1603

Operatore: altro?
Cliente: no, grazie
Operatore: il numero della pratica è 44718290

la carta che finisce con 4471 è stata addebitata due volte

erano 20, anzi 22 gradi nel congelatore

ISBN 978-88-04-67123-7, manca pagina 229

il mio pin non funziona più, chi mi aiuta

il link per cambiare la password non arriva

articolo 2043 del codice civile, comma 2

capitolo 12 versetti 14-18

abitanti 447.182 nel 2019

misura 42, vita 88, lunghezza 104

la strada è chiusa dal 3
`,
  nl: String.raw`
bestelling 4471829031 staat nog op in behandeling, track en trace 3SABCD0447182

factuur 2025-04471 van 2.114,08 euro, de offerte was 1.998,00

ticket 88104472 is gesloten zonder antwoord

serienummer 4C7H-88K2-19QX, model TX-4471B

artikelnummer 0044718 in maat 42, is die er nog

boeking K7QX2M, twee nachten vanaf de 14e, kamer 2290

sinds versie 14.3.0 doet de export het niet

de bank is 214 x 88 x 92 cm en weegt 61,5 kg

eindstand 3-1, hoekschoppen 8-2, 40.112 toeschouwers

meterstand 044718, vorige keer 043902

de commit a94a8fe5ccb19ba61c4c0873d391e987982fbbd3 maakt alles stuk

wachtwoord: ********

in het voorbeeld staat WACHTWOORD=<uw wachtwoord>

de stoel Charlotte en de lamp Oscar zijn uitverkocht

hebben jullie niks meer van Albert Heijn of Mart Visser

van Sint-Michielsgestel naar Willemstad zonder koffers

halte Willem de Zwijgerlaan vervalt

de kaas van Beemster en het bier van Hertog Jan waren over datum

levering op 14-11-2025 tussen 10 en 14 uur

stopwatch 00:41:12,448 en daarvoor 00:40:58,102

weerstand 4,7k, condensator 220uF 25V

verf RAL 7016, partij 2025/10-44718

intercity 4471 rijtuig 12 stoel 61, 118 minuten vertraging

fout 0x80070057, code 1603

Medewerker: verder nog iets?
Klant: nee dank u
Medewerker: uw zaaknummer is 44718290

de pas die eindigt op 4471 is twee keer belast

het was 20, nee 22 graden in de vriezer

ISBN 978-90-274-3964-2, bladzijde 229 ontbreekt

mijn pincode werkt niet meer, wie helpt

de link om het wachtwoord te wijzigen komt niet aan

artikel 6:162 BW lid 2

hoofdstuk 12 vers 14 tot 18

inwoners 447.182 in 2019

maat 42, taille 88, lengte 104

de straat is afgesloten sinds de 3e
`,
}
