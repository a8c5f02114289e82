// As bench/own-forms-eleventh-data.ts, in another shape: whole texts of an inbox, of 2 to 25 lines: forwarded mails, letters, forms, chats, orders, logs, settings,
// tables, appointments, itineraries, dictation, slips of the key. Written before anybody looked at what the engine does with it.
// « no » marks what looks like a value and is none (numbers of orders, parcels, parts and meters, versions, prices, dates of purchase);
// « may » what may be found or left: addresses, telephones and registers of a firm, hotlines, days of an appointment, codes of a booking.
export const thirteenthForms: Readonly<Record<string, string>> = {
  en: String.raw`
---------- Forwarded message ---------
From: ⟦name|Rosalind Achterberg⟧ <⟦mail|r.achterberg@pellmore.example⟧>
Date: Mon, ⟦no|13 Oct 2025⟧ at 18:40
Subject: Fwd: Your order ⟦no|PM-4471820⟧
To: <⟦may|help@loomandhearth.example⟧>¶
Hello, see below, I still have no sofa. Please ring me on ⟦phone|07700 900 284⟧, not the landline.¶
> On 9 Oct 2025, at 09:12, Loom & Hearth <⟦may|orders@loomandhearth.example⟧> wrote:
>
> Dear ⟦name|Ms Achterberg⟧,
> your order ⟦no|PM-4471820⟧ left our warehouse on ⟦no|08/10/2025⟧ with tracking ⟦no|JD0002481199370⟧.
> It goes to ⟦addr|27 Lavender Rise, Flat 4, Bristol BS6 7QN⟧.

Whitcombe & Daughters Ltd
⟦may|Unit 9, Canal Wharf, Leeds LS11 5PS⟧
VAT Reg. ⟦may|GB 293 4471 06⟧¶
⟦no|21 November 2025⟧
Our ref: ⟦no|WD/2025/00817⟧¶
Dear Sir or Madam,
I write to complain about invoice ⟦no|INV-88213⟧ of ⟦no|£1,284.50⟧, which was taken twice from our account ⟦acct|20-33-58 41127096⟧.
The person in charge was ⟦name|Terence Mawdsley⟧. I expect a refund within fourteen days, to the same account, and a written apology.¶
Yours faithfully,
⟦name|Imogen Whitcombe⟧
Director
⟦phone|0113 496 0417⟧

NEW PATIENT REGISTRATION
Title: Mrs
Surname: ⟦name|Adebowale⟧
First name(s): ⟦name|Folasade Ruth⟧
DOB: ⟦dob|17/09/1983⟧
NHS No: ⟦hid|‹nhs:3 3 4›⟧
Address: ⟦addr|118 Mafeking Terrace, Hull HU5 2RT⟧
Home tel: ⟦phone|01482 496 033⟧
Mobile: ⟦phone|07700 900 615⟧
Next of kin: ⟦name|Babatunde Adebowale⟧ (husband)
Medication: ⟦med|levothyroxine⟧ ⟦no|75 mcg⟧
Allergies: penicillin
Form version ⟦no|GMS1 03/2021⟧

[10:02] Support Bot: Hi! What can I help with?
[10:02] Guest 4417: locked out of my account since the update to ⟦no|14.2.1⟧
[10:03] ⟦name|Marisol Denham⟧ joined
[10:03] Marisol: Can I have the mail address on the account?
[10:04] Guest 4417: ⟦mail|tbirdwell77@fennmail.example⟧
[10:05] Marisol: I sent you a code, please read it to me
[10:06] Guest 4417: ⟦otp|604 118⟧
[10:06] Marisol: and the last password you remember
[10:07] Guest 4417: ⟦pw|Porcupine!Teapot⟧
[10:09] Marisol: Thanks. Case ⟦no|00817723⟧ is open.

Thank you for your order!
Order no. ⟦no|W-203-441-7789⟧ placed ⟦no|2 Nov 2025 21:14⟧¶
1 x Merrow walking boot, size ⟦no|8.5⟧, SKU ⟦no|MW-0085-BRN⟧   ⟦no|£ 129.00⟧
2 x Merino sock 3-pack, EAN ⟦no|5012345678900⟧   ⟦no|£ 31.98⟧
Delivery ⟦no|£ 4.95⟧
Total ⟦no|£ 165.93⟧¶
Paid with Visa ending ⟦no|4417⟧
Deliver to:
⟦name|Gwendolyn Farthing⟧
⟦addr|The Old Dairy
Mill Lane
Nether Wallop
SO20 8EP⟧
Phone for the driver: ⟦phone|07700 900 902⟧

NORTHGATE BUILDING SOCIETY
⟦may|1 Market Place, Halifax HX1 1TW⟧¶
Mr ⟦name|Desmond Okoro⟧
⟦addr|5 Quarry Bank
Huddersfield
HD3 4FL⟧¶
Date: ⟦no|4 December 2025⟧
Your account: ⟦acct|62219407⟧
Sort code: ⟦acct|20-71-64⟧
IBAN: ⟦iban|‹GB:4 4 4 4 4 2›⟧¶
Dear Mr ⟦name|Okoro⟧,
your new rate is ⟦no|4.35 %⟧ from ⟦no|01/01/2026⟧. Your standing order of ⟦no|£450.00⟧ (reference ⟦no|RENT FLAT 5⟧) stays as it is.
Questions? Call ⟦may|0345 796 0100⟧, Monday to Friday ⟦no|8.00 to 18.30⟧.

2025-11-18T07:44:02.118Z INFO  gateway[⟦no|2291⟧] start build=⟦no|4.18.0-rc2⟧
2025-11-18T07:44:03.902Z WARN  auth attempts=⟦no|5⟧ user=⟦mail|nils.overgaard@frostby.example⟧ ip=⟦ip|93.184.41.17⟧
2025-11-18T07:44:04.001Z DEBUG session token=⟦key|ey‹›JhbGciOiJIUzI1NiJ9.eyJzdWIiOiI0NDE3In0.‹a:43›⟧
2025-11-18T07:44:04.377Z ERROR db retry=⟦no|3⟧ timeout=⟦no|30000⟧ dsn=⟦conn|postgres://app:‹a:16›@db.internal:5432/orders⟧
2025-11-18T07:44:05.119Z INFO  request_id=⟦no|7f3c19aa-2b41-4c0e-9d55-0e1f77a2c3b1⟧ status=⟦no|500⟧

our server does this since last night, please advise

Traceback (most recent call last):
  File "/srv/app/billing.py", line ⟦no|212⟧, in charge
    client = Gateway(api_key="⟦key|sk‹›_live_‹a:24›⟧", version="⟦no|2024-06-20⟧")
  File "/srv/app/gateway.py", line ⟦no|48⟧, in __init__
    raise AuthError("key rejected for ⟦mail|finance@thistledown.example⟧")
gateway.AuthError: key rejected (code ⟦no|40103⟧)

Hello, this is what your webhook sends us:
{
  "id": "⟦no|evt_20251104_00093⟧",
  "customer": {
    "name": "⟦name|Kerensa Polglase⟧",
    "email": "⟦mail|kerensa@polglase-studio.example⟧",
    "dob": "⟦dob|1990-02-26⟧",
    "phone": "⟦phone|+44 7700 900158⟧"
  },
  "card": { "number": "⟦card|‹visa:16›⟧", "exp": "⟦exp|08/27⟧", "cvc": "⟦cvc|731⟧" },
  "amount": ⟦no|12900⟧,
  "api_version": "⟦no|2025-03-31⟧"
}

services:
  mailer:
    image: relay:⟦no|2.9.4⟧
    environment:
      SMTP_HOST: smtp.harrowgate.example
      SMTP_PORT: ⟦no|587⟧
      SMTP_USER: ⟦mail|robot@harrowgate.example⟧
      SMTP_PASSWORD: ⟦pw|gorse+Kestrel‹d:3›⟧
      REDIS_URL: ⟦url|redis://default:‹a:20›@10.4.0.9:6379⟧
    restart_limit: ⟦no|10⟧
it worked until we set restart_limit, what is wrong here?

# .env of the shop, does not start any more
APP_VERSION=⟦no|7.3.11⟧
PORT=⟦no|8080⟧
MAX_LOGIN_ATTEMPTS=⟦no|5⟧
STRIPE_SECRET=⟦key|rk‹›_live_‹a:32›⟧
AWS_ACCESS_KEY_ID=⟦key|AK‹›IA‹A:16›⟧
AWS_SECRET_ACCESS_KEY=⟦key|‹b:40›⟧
ADMIN_PASS=⟦pw|heron-Velvet-‹d:2›⟧
SUPPORT_MAIL=⟦may|hello@petticoatlane.example⟧
CACHE_TTL=⟦no|86400⟧

Name⇥Staff no⇥Start⇥NI number⇥Sort code⇥Account⇥Net pay
⟦name|Aoife Brannigan⟧⇥⟦no|00417⟧⇥⟦no|01/03/2019⟧⇥⟦natid|JG 10 37 59 A⟧⇥⟦acct|40-22-18⟧⇥⟦acct|71330942⟧⇥⟦no|2,118.40⟧
⟦name|Winston Carberry⟧⇥⟦no|00422⟧⇥⟦no|15/06/2021⟧⇥⟦natid|PW 48 20 61 C⟧⇥⟦acct|30-97-41⟧⇥⟦acct|00872651⟧⇥⟦no|1,954.02⟧
⟦name|Shanthi Rajaratnam⟧⇥⟦no|00430⟧⇥⟦no|02/09/2024⟧⇥⟦natid|KT 66 91 35 B⟧⇥⟦acct|60-15-08⟧⇥⟦acct|44190276⟧⇥⟦no|2,340.77⟧

St Brannock's Hospital, Outpatients
Your reference: ⟦mrn|MRN 4471-9920⟧¶
Dear ⟦name|Mr Penhaligon⟧,
your appointment with ⟦name|Dr Sunita Rao⟧ is on Thursday ⟦may|12 February 2026⟧ at ⟦no|10:40⟧, Clinic ⟦no|7⟧, Level ⟦no|2⟧.
Reason: follow-up of your ⟦dx|ulcerative colitis⟧. Please go on taking ⟦med|mesalazine⟧ until then.
If you cannot come, call ⟦may|01271 960 200⟧ at least ⟦no|48⟧ hours before.

RENTAL APPLICATION, 3B Harbour Court
Applicant: ⟦name|Thaddeus Brockelbank⟧
Born: ⟦dob|4 April 1994⟧
Current address: ⟦addr|61 Osier Street, Norwich, NR3 1LB⟧ (since ⟦no|08/2021⟧)
Passport: ⟦pass|533190482⟧
Employer: Fenland Seeds Ltd, salary ⟦no|£34,200⟧
Previous landlord: ⟦name|Mrs Yvonne Catchpole⟧, ⟦phone|01603 960 118⟧
Holding deposit of ⟦no|£215⟧ sent ⟦no|30/10/2025⟧, reference ⟦no|HC3B-BROCK⟧

From: HR Services
To: all team leads
Subject: starters in January¶
Hi both,
two people begin on ⟦no|5 January⟧: ⟦name|Calloway Ferris⟧ (born ⟦dob|22.11.1998⟧, personal mail ⟦mail|cal.ferris@bramblepost.example⟧) and ⟦name|Oluchi Nwosu⟧ (born ⟦dob|03.05.1987⟧, ⟦mail|o.nwosu@bramblepost.example⟧).
Room ⟦no|2.14⟧, laptops are asset ⟦no|LT-20418⟧ and ⟦no|LT-20419⟧. First login password for both is ⟦pw|Welcome-to-Saltmarsh⟧, they must change it.
⟦name|Prudence⟧

BOOKING ⟦may|QX7RTP⟧
Passenger 1: ⟦name|LINDQVIST/ASTRID MRS⟧
Passport ⟦pass|AA4419027⟧ expires ⟦no|14 AUG 2031⟧
⟦no|BA 792⟧ LHR - ARN 17FEB dep ⟦no|07:35⟧ arr ⟦no|11:05⟧ seat ⟦no|14C⟧
⟦no|BA 783⟧ ARN - LHR 21FEB dep ⟦no|19:50⟧ arr 21:40 seat ⟦no|9A⟧
Fare ⟦no|GBP 214.60⟧, bags 1 x ⟦no|23 kg⟧
Contact in an emergency: ⟦name|Håkan Lindqvist⟧ ⟦phone|+46 70 174 06 35⟧
hi, mrs lindqvist's date of birth on this booking is wrong, it must read ⟦dob|19 June 1958⟧

hi its about the boiler again it was fitted in ⟦no|march 2022⟧ and now it shows ⟦no|e 119⟧ my name is ⟦name|geraldine tuckwell⟧ i live at ⟦addr|nineteen sycamore close pontefract⟧ and you can get me on ⟦phone|oh seven seven double oh nine hundred four one six⟧ after five or mail ⟦mail|g dot tuckwell at larkfield dot example⟧ thanks bye

helo i cant acess my acount since yesturday, my emial is ⟦mail|jonty.rusbridger@oakmail.example⟧ adn my birthdya ⟦dob|28/02/1971⟧, pasword ⟦pw|Jackdaw_77⟧ dosnt work
i boght the lamp on ⟦no|12/10/25⟧ oder nubmer ⟦no|550-99812⟧ pleas help
tel ⟦phone|07700 900 731⟧
⟦name|jonty rusbridger⟧

Sorry for the mix of languages. My landlord in Köln wrote:
« Bitte überweisen Sie die Kaution von ⟦no|1.350,00 €⟧ auf ⟦iban|‹DE:4 4 4 4 4 2›⟧, Empfänger ⟦name|Gisela Pfannenschmidt⟧. »
My bank refuses. My own account is ⟦iban|‹GB:22›⟧ and my passport number, if you need it, is ⟦pass|502847719⟧.
Best, ⟦name|Ottoline Reeve⟧

Router label, as you asked:
Model: ⟦no|FX-2200 v3⟧
S/N: ⟦no|G2110447190083⟧
HW ver: ⟦no|1.4⟧  FW: ⟦no|2.0.17⟧
MAC: ⟦mac|3C:7A:8A:10:F2:5E⟧
SSID: Fernhouse-5G
Wireless key: ⟦pw|‹a:12›⟧
Admin page: http://192.168.1.1   user admin   pass ⟦pw|Qr7-lintel⟧

Claim form motor
Policy ⟦no|MTR/0091/4482⟧
Policyholder ⟦name|Bernadette Stourton⟧
Licence no ⟦dl|STOUR755139BA9RT⟧
Vehicle reg ⟦plate|KV19 XLM⟧
VIN ⟦vin|‹vin:17›⟧
Date of accident ⟦no|03/11/2025⟧ about ⟦no|17:20⟧
Third party: ⟦name|Mr Anil Deshmukh⟧, reg ⟦plate|BD63 RWO⟧, tel ⟦phone|07700 900 047⟧
Estimate ⟦no|£2,317.00⟧, garage quote ⟦no|Q-10077⟧

you wanted to know how to get in while we are away. alarm panel is left of the door.
it wants ⟦pin|4 9 1 7⟧ within thirty seconds.
the office pc is locked too, when it asks, type ⟦pw|gooseberry fool⟧ and press enter
wifi is on the fridge

⟦otp|882 013⟧ is what I got by text just now, does that help?
and before that ⟦otp|117 940⟧ was the verification code in the mail of 14:02
my case is ⟦no|CAS-11873-Q2⟧

ticket from our old desk, pasted
---
Requester⇥⟦name|Lorcan McAvinchey⟧
Contact⇥⟦mail|lorcan@mcavinchey.example⟧
Location⇥⟦addr|flat 2 44 gladstone road belfast bt7 1aa⟧
Asset tag⇥⟦no|BFS-001882⟧
Description⇥laptop won't boot after update ⟦no|23H2⟧, BitLocker asks for recovery key ⟦pw|‹d:6›-‹d:6›-‹d:6›-‹d:6›-‹d:6›-‹d:6›-‹d:6›-‹d:6›⟧
Priority⇥P3
Opened⇥⟦no|2025-10-28 08:41⟧

curl -s https://api.mossbridge.example/v2/users/⟦no|48213⟧ \
  -H "Authorization: Bearer ⟦key|‹a:40›⟧" \
  -H "X-Request-Id: ⟦no|b81f0c22⟧" \
  -d '{"email":"⟦mail|paloma@quince.example⟧","password":"⟦pw|Tangle.Wood8⟧"}'
returns ⟦no|403⟧ since ⟦no|v2.7.0⟧

INSERT INTO customers (id, full_name, ssn, phone, created_at) VALUES
(⟦no|1001⟧, '⟦name|Dwayne Haverstock⟧', '⟦ssn|‹ssn:3-2-4›⟧', '⟦phone|(312) 555-0147⟧', '⟦no|2025-08-14 09:30:00⟧'),
(⟦no|1002⟧, '⟦name|Marguerite Loftus⟧', '⟦ssn|‹ssn:3-2-4›⟧', '⟦phone|(646) 555-0191⟧', '⟦no|2025-08-15 11:02:41⟧');
can you delete these two rows on your side please

To whom it may concern
My mother ⟦name|Dilys Pritchard-Owen⟧ (⟦dob|30 August 1941⟧) has ⟦dx|Parkinson's disease⟧ and takes ⟦med|co-careldopa⟧ four times a day. She cannot use the app.
Please send letters to me: ⟦name|Rhodri Owen⟧, ⟦addr|2 Chapel Terrace, Dolgellau LL40 1AB⟧.
Her member number is ⟦no|PH-771204⟧ and I hold power of attorney since ⟦no|6 May 2024⟧.

Wire instructions for closing, file ⟦no|24-10893⟧:
Bank: First Prairie Bank
ABA routing: ⟦acct|‹aba:9›⟧
Account number: ⟦acct|4410027719⟧
Beneficiary: ⟦name|Clementine Yarborough⟧
Amount: ⟦no|$18,250.00⟧
Parcel ID ⟦no|07-22-408-013⟧
Confirm by phone ⟦phone|(414) 555-0136⟧ before sending.

Good evening, I tried to pay for the course (code ⟦no|FR-B1-2026⟧, starts ⟦no|12.01.2026⟧, ⟦no|£310⟧).
Card: ⟦card|‹amex:4 6 5›⟧
valid thru ⟦exp|11/28⟧
the four digits on the front ⟦cvc|4093⟧
name as on card ⟦name|P J HOLLINGBERY⟧
It says error ⟦no|05⟧ every time.
`,
  de: String.raw`
Von: ⟦name|Annegret Holzhauer⟧ <⟦mail|a.holzhauer@fliederpost.example⟧>
Gesendet: Dienstag, ⟦no|4. November 2025⟧ 08:12
An: ⟦may|service@stadtwerke-neuburgen.example⟧
Betreff: WG: Abschlag Vertragskonto ⟦no|210044719⟧¶
Guten Tag,
bitte buchen Sie künftig von ⟦iban|‹DE:4 4 4 4 4 2›⟧ ab, Kontoinhaber ist mein Mann ⟦name|Ekkehard Holzhauer⟧.
Zählerstand am ⟦no|31.10.2025⟧: ⟦no|048.213⟧ kWh, Zählernummer ⟦no|1 EMH00 1047 7201⟧.¶
Mit freundlichen Grüßen
⟦name|A. Holzhauer⟧
⟦addr|Am Mühlgraben 14a, 86633 Neuburg⟧
Tel. ⟦phone|08431 99 82 417⟧

Schreinerei Tannhuber GmbH · ⟦may|Gewerbering 3 · 83022 Rosenheim⟧¶
⟦no|17.11.2025⟧¶
Reklamation zu Rechnung Nr. ⟦no|RE-2025-10882⟧¶
Sehr geehrte Damen und Herren,
am ⟦no|02.10.2025⟧ haben wir bei Ihnen ⟦no|6⟧ Stück Scharniere (Art.-Nr. ⟦no|4008057 114 20⟧) bestellt, geliefert wurden ⟦no|4⟧. Der Betrag von ⟦no|318,40 EUR⟧ wurde trotzdem voll eingezogen.
Bitte erstatten Sie auf unser Konto ⟦iban|‹DE:22›⟧ (BIC ⟦bic|GENODEF1VRR⟧).
Rückfragen an Frau ⟦name|Veronika Lechleitner⟧, Durchwahl ⟦phone|08031 9 41 77-26⟧.¶
⟦name|Korbinian Tannhuber⟧
Geschäftsführer · HRB ⟦may|17734⟧ Traunstein · USt-IdNr. ⟦may|‹deust:11›⟧

Aufnahmebogen
Name, Vorname: ⟦name|Oberländer, Friederike⟧
Geburtsdatum: ⟦dob|09.07.1962⟧
Krankenkasse: AOK Plus
Versichertennummer: ⟦hid|‹kvnr:10›⟧
Straße, PLZ, Ort: ⟦addr|Lindenstraße 88, 04317 Leipzig⟧
Telefon privat: ⟦phone|0341 99 12 804⟧
Mobil: ⟦phone|0171 39 200 47⟧
Vorerkrankungen: ⟦dx|Diabetes mellitus Typ 2⟧, ⟦dx|Vorhofflimmern⟧
Medikamente: ⟦med|Metformin⟧ ⟦no|1000 mg⟧, ⟦med|Apixaban⟧ ⟦no|5 mg⟧
Größe / Gewicht: ⟦no|168 cm⟧ / ⟦no|74 kg⟧

[14:22] Chat gestartet, Vorgang ⟦no|8841-20417⟧
[14:22] ⟦name|Sören⟧ (Support): Moin, worum geht es?
[14:23] Gast: komme seit version ⟦no|9.4.2⟧ nicht mehr rein
[14:23] Sören (Support): Wie lautet Ihre E-Mail?
[14:24] Gast: ⟦mail|grete.ammersbek@wattpost.example⟧
[14:25] Sören (Support): Ich habe Ihnen einen Code geschickt.
[14:25] Gast: ⟦otp|771 604⟧
[14:26] Sören (Support): Und welches Kennwort hatten Sie zuletzt?
[14:27] Gast: glaub ⟦pw|Strandkorb!Möwe⟧
[14:27] Gast: oder davor ⟦pw|strandkorb08⟧

Bestellbestätigung
Bestellnummer: ⟦no|302-7741980-5528817⟧
Bestelldatum: ⟦no|14.11.2025⟧
1x Wanderrucksack 35 l, Farbe moos, Art. ⟦no|WR35-MO⟧ ⟦no|89,95 €⟧
1x Regenhülle, EAN ⟦no|4006381333931⟧ ⟦no|14,90 €⟧
Versand ⟦no|0,00 €⟧ Gesamt ⟦no|104,85 €⟧
Zahlart: Kreditkarte, endet auf ⟦no|2204⟧
Lieferadresse:
⟦name|Ruprecht Eulenkamp⟧
⟦addr|Hinter der Mauer 7
28203 Bremen⟧
Packstation ging nicht, Postnummer ⟦no|881204417⟧

Volksbank Wiesental eG
⟦may|Bahnhofstraße 2, 79650 Schopfheim⟧¶
Herrn
⟦name|Dr. Lothar Brunnenmeister⟧
⟦addr|Schwarzwaldstr. 41
79677 Schönau⟧¶
⟦no|01.12.2025⟧¶
Ihr Depot ⟦acct|7704 188 021⟧
Sehr geehrter Herr ⟦name|Dr. Brunnenmeister⟧,
zum ⟦no|15.12.2025⟧ ändern sich unsere Entgelte. Die Kontoführung kostet dann ⟦no|4,90 €⟧ im Monat. Ihre Kontonummer ⟦acct|4 418 207⟧, BLZ ⟦acct|680 900 00⟧, bleibt gleich.
Ihre neue Karte endet auf ⟦no|3317⟧. Die PIN kommt mit getrennter Post.
Hotline: ⟦may|07622 960 0⟧ (Mo bis Fr ⟦no|8 bis 18⟧ Uhr)

hier der auszug aus dem log, bitte mal reinschauen
2025-11-19 22:14:07,331 [main] INFO  Start, Version ⟦no|3.8.1-SNAPSHOT⟧
2025-11-19 22:14:08,002 [http-4] WARN  Anmeldung fehlgeschlagen benutzer=⟦mail|h.quast@uhlenhorst.example⟧ versuche=⟦no|5⟧ ip=⟦ip|84.163.27.209⟧
2025-11-19 22:14:08,417 [http-4] DEBUG kennwort=⟦pw|Birnbaum.‹d:3›⟧
2025-11-19 22:14:09,120 [http-7] ERROR Schnittstelle antwortet ⟦no|502⟧, Schlüssel ⟦key|‹h:40›⟧
2025-11-19 22:14:09,121 [http-7] INFO  Vorgang ⟦no|c0a80164-7f1e⟧ beendet nach ⟦no|1204⟧ ms

# config/produktiv.yml
datenbank:
  host: db01.kornblume.example
  port: ⟦no|5432⟧
  benutzer: shop
  passwort: ⟦pw|Ampfer‹d:2›#quelle⟧
mail:
  absender: ⟦mail|kontor@kornblume.example⟧
  server: smtp.kornblume.example:⟦no|465⟧
  kennwort: "⟦pw|‹a:14›⟧"
zahlung:
  token: ⟦key|sk‹›_live_‹a:28›⟧
  waehrung: EUR
  version: ⟦no|2.11⟧

Name;Personalnr;Geb.;Steuer-ID;IBAN;Netto
⟦name|Gundula Spreewald⟧;⟦no|10044⟧;⟦dob|12.03.1979⟧;⟦tax|‹steuerid:11›⟧;⟦iban|‹DE:22›⟧;⟦no|2.411,08⟧
⟦name|Mehmet Aslanoğlu⟧;⟦no|10051⟧;⟦dob|30.08.1988⟧;⟦tax|‹steuerid:11›⟧;⟦iban|‹DE:22›⟧;⟦no|2.877,50⟧
⟦name|Jördis Knappstein⟧;⟦no|10063⟧;⟦dob|01.01.1995⟧;⟦tax|‹steuerid:11›⟧;⟦iban|‹AT:20›⟧;⟦no|1.990,00⟧

Klinikum am Weiher, Ambulanz Haus C
Patientennr. ⟦mrn|20417-88⟧¶
Sehr geehrte Frau ⟦name|Wolkenstein⟧,
Ihr Termin bei ⟦name|Prof. Dr. Aydın Demirtaş⟧: Montag, ⟦may|19.01.2026⟧, ⟦no|9:15⟧ Uhr, Zimmer ⟦no|C 2.08⟧.
Anlass: Kontrolle nach ⟦dx|Mammakarzinom⟧. ⟦med|Tamoxifen⟧ bitte weiter einnehmen.
Bringen Sie Ihre Versichertenkarte (Nr. ⟦hid|‹kvnr:10›⟧) mit. Absagen unter ⟦may|0351 960 22 10⟧ bis ⟦no|24⟧ Stunden vorher.

Mieterselbstauskunft
1. Mietinteressent: ⟦name|Hannes Süderdiek⟧
geb. am ⟦dob|27.05.1991⟧ in Oldenburg
Anschrift: ⟦addr|Nadorster Straße 212, 26123 Oldenburg⟧
Ausweis-Nr.: ⟦natid|L01X00T471⟧
Arbeitgeber: Reederei Harms, Netto ⟦no|2.640 €⟧
2. Mietinteressent: ⟦name|Wiebke Süderdiek⟧
geb. am ⟦dob|14.12.1992⟧
E-Mail: ⟦mail|wiebke.suederdiek@marschpost.example⟧
Haustiere: keine. Einzug zum ⟦no|01.02.2026⟧, Objekt ⟦no|WE 14⟧, ⟦no|68,5 m²⟧

Hallo zusammen,
zum ⟦no|1.1.⟧ fängt ⟦name|Kimberly Raschke⟧ bei uns an (geboren am ⟦dob|6. Juni 2001⟧, SV-Nummer ⟦natid|‹rvnr:2 6 A 3›⟧). Bitte Konto anlegen, Gehalt auf ⟦iban|‹DE:4 4 4 4 4 2›⟧.
Zugang zum Zeiterfassungsterminal: Ausweis ⟦no|00418⟧, Geheimzahl ⟦pin|7320⟧.
Der Drucker steht in Raum ⟦no|3.07⟧ und heißt ⟦no|PRN-0307⟧.
Grüße
⟦name|Elfriede Nachtigall⟧
Personalabteilung

Reiseplan Buchung ⟦may|K7TZQM⟧
Reisende: ⟦name|Frau Ottilie Wachsmuth⟧, Reisepass ⟦pass|C01X00T47⟧, gültig bis ⟦no|03/2031⟧
Fr ⟦no|13.02.26⟧ ICE ⟦no|1601⟧ Hamburg Hbf ab ⟦no|06:34⟧ Wagen ⟦no|23⟧ Platz ⟦no|56⟧
Fr 13.02.26 LH ⟦no|1868⟧ MUC - LIS ab ⟦no|15:05⟧
Hotel: 3 Nächte, Zi. ⟦no|412⟧, ⟦no|387,00 €⟧
Notfallkontakt ⟦name|Bodo Wachsmuth⟧ ⟦phone|+49 176 040 690 88⟧
Vielfliegerkonto noch nachtragen bitte

ja hallo hier spricht ⟦name|irmgard pöschl⟧ ich wollte sagen dass die waschmaschine die ich am ⟦no|dritten oktober⟧ gekauft habe schon wieder steht fehler ⟦no|e achtzehn⟧ meine nummer ist ⟦phone|null acht neun neun neun neun neun acht vier eins sieben⟧ und ich wohne in der ⟦addr|rosenheimer straße hundertzwölf in münchen⟧ im dritten stock ja und geboren bin ich am ⟦dob|zweiten februar neunzehnhundertfünfundvierzig⟧ falls sie das brauchen danke

hallo ich kom nich mehr rein in mein konnto, maine email ist ⟦mail|dirk.pottebaum@ruhrmail.example⟧ und das pasword ⟦pw|Zeche+Kumpel⟧ ging imer, gebutsdatum ⟦dob|11.4.68⟧
die bestelung wa ⟦no|4410-228⟧ am ⟦no|9.11⟧
handy ⟦phone|0151 2040 7719⟧
gruss ⟦name|dirk⟧

Guten Tag, meine Vermieterin schreibt auf Englisch, ich verstehe es nicht:
"Please transfer the deposit of ⟦no|£900⟧ to sort code ⟦acct|30-44-19⟧, account ⟦acct|55120873⟧, name ⟦name|Philippa Thornbury⟧, and send me a copy of your ID."
Mein Ausweis hat die Nummer ⟦natid|T22000129⟧. Darf ich das schicken?
⟦name|Swantje Petersen⟧, Tel. ⟦phone|040 669 690 12⟧

Fritzbox Rückseite:
Typ: ⟦no|7590 AX⟧
Artikel-Nr. ⟦no|2000 2998⟧
Serien-Nr. ⟦no|J412.330.00.417.209⟧
WLAN-Name: Elfenbein
WLAN-Netzwerkschlüssel (WPA2): ⟦pw|‹d:4› ‹d:4› ‹d:4› ‹d:4› ‹d:4›⟧
Kennwort der Oberfläche: ⟦pw|tulpe‹d:4›⟧
CWMP-Account: ⟦no|00040E-J41233000417⟧

Schadensmeldung Kfz
Versicherungsschein ⟦no|KH 44-718-2209⟧
Halter: ⟦name|Burkhard Zwetkow⟧
Kennzeichen: ⟦plate|HRO-BZ 417⟧
FIN: ⟦vin|‹vin:17›⟧
Führerschein-Nr. ⟦dl|B072RRE2I55⟧
Unfall am ⟦no|08.11.2025⟧, ⟦no|16:45⟧ Uhr, A20 km ⟦no|117,4⟧
Gegner: ⟦name|Zofia Wiśniewska⟧, Kennzeichen ⟦plate|SZ 4K719⟧
Kostenvoranschlag ⟦no|KV-20883⟧ über ⟦no|1.944,17 €⟧

wenn ihr am samstag kommt: haustür unten ⟦pin|2580⟧ dann raute
alarmanlage neben der garderobe will ⟦pin|9 1 0 4⟧
der rechner ist gesperrt, wenn er fragt, ⟦pw|sommersprosse⟧ eintippen
schlüsselbox hinten geht mit ⟦pin|3317⟧ auf

⟦otp|448 210⟧ steht in der SMS, reicht das?
Davor kam noch ⟦otp|903 117⟧ als Bestätigungscode per Mail.
Mein Vorgang: ⟦no|T-2025-118834⟧

Betreff: Widerspruch Bescheid vom ⟦no|22.10.2025⟧, Az. ⟦no|4 K 1187/25⟧
Steuernummer ⟦tax|143/271/40823⟧
Sehr geehrte Damen und Herren,
gegen den o. g. Bescheid über ⟦no|2.317,00 €⟧ lege ich Widerspruch ein. Meine Ident-Nr. lautet ⟦tax|‹steuerid:2 3 3 3›⟧. Eine Erstattung bitte auf mein Konto bei der Sparkasse, ⟦iban|‹DE:4 4 4 4 4 2›⟧.
⟦name|Cordula Hinrichsmeyer⟧
⟦addr|Auf dem Kamp 3
49536 Lienen⟧

wohne jetzt ⟦addr|kastanienallee 19 10435 berlin⟧ bitte adresse ändern, kundennr ⟦no|7718204⟧
vorher war es ⟦addr|goethestr 5 hinterhaus 34119 kassel⟧
name bleibt ⟦name|lennart brögelmann⟧

{"kunde":{"vorname":"⟦name|Xaver⟧","nachname":"⟦name|Huglfinger⟧","geburtsdatum":"⟦dob|1974-10-05⟧","telefon":"⟦phone|+49 8841 99 71 30⟧"},
"zahlung":{"karte":"⟦card|‹mc:16›⟧","gueltigBis":"⟦exp|2027-04⟧","pruefziffer":"⟦cvc|208⟧"},
"bestellung":{"nr":"⟦no|B-99120-11⟧","betrag":⟦no|249.90⟧,"datum":"⟦no|2025-11-07⟧"}}
das kommt als fehler ⟦no|422⟧ zurück

Protokoll Telefonat ⟦no|12.11.⟧
Anrufer Hr. ⟦name|Kowalczyk⟧, Rückruf unter ⟦phone|0221 4710 417⟧
Anliegen: Gasabschlag ⟦no|112 €⟧ zu hoch, Zählerstand ⟦no|10.277⟧ m³
Kennwort fürs Telefon stimmt: ⟦pw|Apfelstrudel⟧
Umzug ab ⟦no|1.12.⟧ nach ⟦addr|Kölner Str. 230, 51149 Köln⟧

Liebe Schule, wir melden ⟦name|Levin Achterkamp⟧ (geb. ⟦dob|18.09.2017⟧) krank, er hat ⟦dx|Scharlach⟧ und bekommt ⟦med|Penicillin V⟧. Klasse ⟦no|2b⟧, Rückkehr wohl am ⟦no|24.11.⟧
Bei Fragen ⟦phone|0160 4719 2208⟧ (Mutter, ⟦name|Antje Achterkamp⟧)

Liebes Team, ich habe die Karte ⟦card|‹visa:4 4 4 4›⟧ gestern um ⟦no|17:30⟧ sperren lassen (Sperrnummer ⟦no|S-448-120⟧), gültig war sie bis ⟦exp|06/26⟧.
Die Zahlung über ⟦no|59,99 €⟧ an LICHTHAUS ⟦no|0049 BERLIN⟧ war nicht von mir. Mandatsreferenz ⟦no|LH-2025-00417-MR⟧, Gläubiger-ID ⟦may|DE98ZZZ09999999999⟧.
⟦name|Thekla von Rabenau⟧
`,
  fr: String.raw`
De : ⟦name|Mireille Castagnet⟧ <⟦mail|m.castagnet@boitelune.example⟧>
Envoyé : mardi ⟦no|4 novembre 2025⟧ 19:07
À : ⟦may|contact@electrovallee.example⟧
Objet : TR: facture ⟦no|F-2025-11804⟧¶
Bonjour,
je vous transfère la facture. Merci de prélever désormais sur ⟦iban|‹FR:4 4 4 4 4 4 3›⟧ (titulaire : mon mari, ⟦name|Gérard Castagnet⟧).
Relevé du compteur au ⟦no|31/10/2025⟧ : ⟦no|048213⟧ kWh, PDL ⟦no|19401872204417⟧.
Cordialement
⟦name|M. Castagnet⟧
⟦addr|14 bis rue des Tanneurs, 63000 Clermont-Ferrand⟧
⟦phone|06 39 98 41 77⟧

Menuiserie Kervadec SARL
⟦may|Zone artisanale de Kerlann, 29300 Quimperlé⟧
SIRET ⟦may|‹siret:3 3 3 5›⟧¶
Quimperlé, le ⟦no|17 novembre 2025⟧¶
Madame, Monsieur,
nous avons commandé le ⟦no|2 octobre⟧ ⟦no|six⟧ charnières (réf. ⟦no|CH-4471-20⟧) et n'en avons reçu que quatre. La somme de ⟦no|318,40 €⟧ a pourtant été débitée.
Nous demandons le remboursement sur notre compte ⟦iban|‹FR:27›⟧.
Votre interlocutrice : ⟦name|Solenn Le Guellec⟧, ligne directe ⟦phone|02 61 91 41 77⟧.¶
⟦name|Yannick Kervadec⟧, gérant

FICHE DE RENSEIGNEMENTS
Nom : ⟦name|BOURDILLON⟧
Prénom : ⟦name|Élodie⟧
Née le : ⟦dob|23/08/1986⟧ à Limoges
N° de sécurité sociale : ⟦natid|‹nir:1 2 2 2 3 3 2›⟧
Adresse : ⟦addr|8 allée des Peupliers, 87000 Limoges⟧
Tél. : ⟦phone|05 36 49 12 80⟧
Portable : ⟦phone|06 39 98 20 44⟧
Antécédents : ⟦dx|asthme⟧
Traitement : ⟦med|salbutamol⟧, ⟦no|100 µg⟧
Personne à prévenir : ⟦name|Lucien Bourdillon⟧
Groupe : ⟦no|B2⟧, formulaire ⟦no|v. 3.1⟧

[09:41] Invité : bonjour, bloqué depuis la version ⟦no|8.2.0⟧
[09:42] ⟦name|Anaïs⟧ (assistance) : Votre adresse e-mail s'il vous plaît ?
[09:43] Invité : ⟦mail|p.vauquelin@cidrerie-vq.example⟧
[09:44] Anaïs (assistance) : Je viens de vous envoyer un code.
[09:44] Invité : ⟦otp|604 771⟧
[09:45] Anaïs (assistance) : Quel mot de passe tapez-vous ?
[09:46] Invité : normalement ⟦pw|Cerisier!Lune⟧
[09:47] Anaïs (assistance) : Dossier ⟦no|00817724⟧ ouvert.

Confirmation de commande n° ⟦no|404-8817720-1190⟧
Date : ⟦no|14/11/2025⟧
1 x Sac de randonnée 35 l réf. ⟦no|SR35-VT⟧ ⟦no|89,90 €⟧
2 x Gourde 0,75 l, code ⟦no|3017620422003⟧ ⟦no|25,80 €⟧
Livraison ⟦no|4,90 €⟧ Total TTC ⟦no|120,60 €⟧
Payé par carte se terminant par ⟦no|2204⟧
Livrer à :
⟦name|Apolline Desrosiers⟧
⟦addr|Résidence Les Iris, bât. C
27 avenue du Maréchal Foch
38000 Grenoble⟧
Code de l'immeuble : ⟦pin|47B91⟧

Banque du Littoral
⟦may|3 quai de la Douane, 56100 Lorient⟧¶
Monsieur ⟦name|Théophile Ravaisson⟧
⟦addr|22 rue du Port
56470 La Trinité-sur-Mer⟧¶
Lorient, le ⟦no|1er décembre 2025⟧
Compte n° ⟦acct|00417 72046 81⟧
Monsieur,
au ⟦no|01/01/2026⟧ nos tarifs évoluent : ⟦no|2,90 €⟧ par mois. Votre RIB : ⟦iban|‹FR:4 4 4 4 4 4 3›⟧, BIC ⟦bic|AGRIFRPP839⟧, reste valable.
Votre nouvelle carte se termine par ⟦no|3317⟧. Le code vous parviendra par un autre courrier.
Service clients ⟦may|09 69 32 10 00⟧, de ⟦no|8 h à 19 h⟧

extrait du journal, merci de regarder
2025-11-19 22:14:07 INFO démarrage version ⟦no|3.8.1⟧ pid ⟦no|18834⟧
2025-11-19 22:14:08 WARN connexion refusée utilisateur=⟦mail|j.peyrat@oliveraie.example⟧ tentatives=⟦no|5⟧ ip=⟦ip|82.127.44.209⟧
2025-11-19 22:14:08 DEBUG mot_de_passe=⟦pw|Noisette‹d:3›⟧
2025-11-19 22:14:09 ERROR appel refusé code ⟦no|502⟧ jeton=⟦key|gh‹›p_‹a:36›⟧
2025-11-19 22:14:09 INFO durée ⟦no|1204⟧ ms

base:
  hote: bdd.fougere.example
  port: ⟦no|3306⟧
  utilisateur: boutique
  mot_de_passe: ⟦pw|Pervenche‹d:2›*lac⟧
courriel:
  expediteur: ⟦mail|atelier@fougere.example⟧
  mdp: "⟦pw|‹a:14›⟧"
paiement:
  cle_secrete: ⟦key|sk‹›_live_‹a:26›⟧
  version: ⟦no|2.11⟧
  essais_max: ⟦no|5⟧

Nom⇥Matricule⇥Né(e) le⇥IBAN⇥Net à payer
⟦name|Ghislaine Lamoureux⟧⇥⟦no|10044⟧⇥⟦dob|12/03/1979⟧⇥⟦iban|‹FR:27›⟧⇥⟦no|2 411,08⟧
⟦name|Ousmane Diakité⟧⇥⟦no|10051⟧⇥⟦dob|30/08/1988⟧⇥⟦iban|‹FR:27›⟧⇥⟦no|2 877,50⟧
⟦name|Clothilde Beaurepaire⟧⇥⟦no|10063⟧⇥⟦dob|01/01/1995⟧⇥⟦iban|‹BE:16›⟧⇥⟦no|1 990,00⟧

Centre hospitalier des Tilleuls
IPP : ⟦mrn|800417722⟧¶
Madame ⟦name|Vandermeulen⟧,
votre consultation avec le ⟦name|Dr Karim Benhaddou⟧ aura lieu le jeudi ⟦may|12 février 2026⟧ à ⟦no|10 h 40⟧, salle ⟦no|7⟧, niveau ⟦no|2⟧.
Motif : suivi de votre ⟦dx|polyarthrite rhumatoïde⟧. Continuez le ⟦med|méthotrexate⟧.
Secrétariat : ⟦may|04 65 71 22 10⟧, prévenir ⟦no|48⟧ h avant.

DOSSIER DE LOCATION, appartement ⟦no|3B⟧, ⟦no|62 m²⟧
Candidat : ⟦name|Bastien Courtemanche⟧
Né le ⟦dob|27 mai 1991⟧ à Angers
Adresse actuelle : ⟦addr|212 boulevard Foch, 49100 Angers⟧
CNI n° ⟦natid|910449201177⟧
Employeur : Pépinières du Val, ⟦no|2 640 €⟧ nets
Garante : ⟦name|Odile Courtemanche⟧, ⟦mail|odile.courtemanche@anjoumail.example⟧
Entrée souhaitée le ⟦no|01/02/2026⟧

Bonjour à tous,
au ⟦no|5 janvier⟧ arrive ⟦name|Capucine Thibaudeau⟧ (née le ⟦dob|6 juin 2001⟧, n° SS ⟦natid|‹nir:15›⟧). Salaire à virer sur ⟦iban|‹FR:4 4 4 4 4 4 3›⟧.
Badge ⟦no|00418⟧, poste ⟦no|2217⟧, bureau ⟦no|3.07⟧. Son premier mot de passe est ⟦pw|Bienvenue-aux-Embruns⟧, à changer.
Bien à vous
⟦name|Hortense⟧
Ressources humaines

VOTRE VOYAGE, dossier ⟦may|K7TZQM⟧
Passagère : ⟦name|Mme Sidonie Labrousse⟧, passeport ⟦pass|18AC44071⟧ valable jusqu'au ⟦no|03/2031⟧
Ven. ⟦no|13/02/26⟧ TGV ⟦no|6607⟧ Paris dép. ⟦no|06:34⟧ voiture ⟦no|12⟧ place ⟦no|56⟧
Ven. 13/02/26 ⟦no|AF 1724⟧ LYS - LIS dép. ⟦no|15:05⟧
Hôtel 3 nuits, ch. ⟦no|412⟧, ⟦no|387,00 €⟧
En cas d'urgence : ⟦name|Marcel Labrousse⟧ ⟦phone|+33 6 39 98 77 02⟧

bonjour c'est ⟦name|josiane petitjean⟧ je vous appelle pour le lave linge acheté en ⟦no|octobre⟧ il affiche ⟦no|e dix huit⟧ mon numéro c'est le ⟦phone|zéro six trente neuf quatre vingt dix huit vingt deux quarante et un⟧ j'habite ⟦addr|douze rue des lilas à roubaix⟧ et je suis née le ⟦dob|deux février mille neuf cent quarante cinq⟧ voilà merci au revoir

bonjours jariv plus a me conecté mon mail c ⟦mail|kevin.dubreuilh@ginestamail.example⟧ et le mo de passe ⟦pw|Gargouille+Vin⟧ marché avan
né le ⟦dob|11/4/88⟧ comande ⟦no|4410-228⟧ du ⟦no|9/11⟧
tel ⟦phone|0639986614⟧
⟦name|kevin⟧

Bonjour, mon propriétaire à Londres m'écrit :
"Please send the deposit of ⟦no|£900⟧ to ⟦acct|30-44-19 55120874⟧, name ⟦name|Clive Hargreaves⟧."
Ma banque demande aussi son adresse : ⟦addr|9 Marlow Crescent, Twickenham TW1 1DD⟧. Est-ce normal ?
⟦name|Noémie Sauvageot⟧

Étiquette de la box :
Modèle ⟦no|F@ST 5670⟧
N° de série ⟦no|N7204417AB0093⟧
MAC ⟦mac|A0:1B:29:7E:44:C3⟧
Réseau : Chouette-5G
Clé WPA : ⟦pw|‹a:16›⟧
Interface http://192.168.1.1 identifiant admin mot de passe ⟦pw|fougere‹d:3›⟧

Constat
Contrat ⟦no|AUTO-44-718-22⟧
Assuré : ⟦name|Fulbert Quenneville⟧
Immatriculation : ⟦plate|GK-417-ZR⟧
N° de série (VIN) : ⟦vin|‹vin:17›⟧
Permis n° ⟦dl|910449201178⟧
Accident le ⟦no|08/11/2025⟧ vers ⟦no|16 h 45⟧
Tiers : ⟦name|Ioana Dumitrescu⟧, ⟦plate|FD-882-LM⟧, tél. ⟦phone|07 00 55 41 72⟧
Devis ⟦no|D-20883⟧ : ⟦no|1 944,17 €⟧

pour entrer samedi : digicode ⟦pin|2580A⟧
l'alarme à gauche attend ⟦pin|9104⟧ dans les trente secondes
l'ordinateur est verrouillé, quand il demande, tapez ⟦pw|coquelicot⟧
la boîte à clés s'ouvre avec ⟦pin|3317⟧

⟦otp|448 210⟧, c'est ce que j'ai reçu par SMS, ça suffit ?
Avant il y avait ⟦otp|903117⟧ comme code de vérification dans le mail
dossier ⟦no|T-2025-118834⟧

Objet : réclamation, avis d'imposition ⟦no|25 69 4417204 81⟧
Numéro fiscal : ⟦tax|‹spi:2 2 3 3 3›⟧
Madame, Monsieur,
je conteste la somme de ⟦no|2 317 €⟧ mise en recouvrement le ⟦no|31/10/2025⟧. Remboursement sur ⟦iban|‹FR:4 4 4 4 4 4 3›⟧.
⟦name|Cyprien Maugard⟧
⟦addr|Lieu-dit Le Moulin Neuf
24200 Sarlat⟧

nouvelle adresse svp ⟦addr|45 rue jean jaurès 59650 villeneuve d'ascq⟧ ancien logement ⟦addr|3 impasse du moulin 59000 lille⟧
client ⟦no|7718204⟧ nom ⟦name|loïc wattrelos⟧

{"client":{"prenom":"⟦name|Maëlys⟧","nom":"⟦name|Carpentier-Roux⟧","date_naissance":"⟦dob|1974-10-05⟧","telephone":"⟦phone|+33639987130⟧"},
"carte":{"numero":"⟦card|‹mc:16›⟧","expiration":"⟦exp|04/27⟧","cryptogramme":"⟦cvc|208⟧"},
"commande":{"ref":"⟦no|B-99120-11⟧","montant":⟦no|249.90⟧,"date":"⟦no|2025-11-07⟧"}}
erreur ⟦no|422⟧ sur ⟦no|api v4.2⟧

L'école : ⟦name|Timothée Aubertin⟧, né le ⟦dob|18.09.2017⟧, classe ⟦no|CE1⟧, est absent : ⟦dx|varicelle⟧. Il prend du ⟦med|paracétamol⟧.
Retour le ⟦no|24/11⟧. Maman : ⟦phone|06 39 98 22 08⟧

J'ai fait opposition sur ma carte ⟦card|‹visa:4 4 4 4›⟧ (fin ⟦exp|06/26⟧) hier à ⟦no|17 h 30⟧, dossier ⟦no|S-448-120⟧.
Le débit de ⟦no|59,99 €⟧ chez LUMINA ⟦no|75 PARIS⟧ n'est pas de moi. RUM ⟦no|LM-2025-00417⟧.
⟦name|Eugénie de Montferrand⟧
`,
  es: String.raw`
De: ⟦name|Milagros Etxeberria⟧ <⟦mail|m.etxeberria@caracola.example⟧>
Enviado: martes, ⟦no|4 de noviembre de 2025⟧ 19:07
Para: ⟦may|atencion@luzdelvalle.example⟧
Asunto: RV: factura ⟦no|FE-2025-11804⟧¶
Buenas tardes,
les reenvío la factura. A partir de ahora carguen los recibos en ⟦iban|‹ES:4 4 4 4 4 4›⟧; el titular es mi marido, ⟦name|Fermín Zabaleta⟧.
Lectura del contador a ⟦no|31/10/2025⟧: ⟦no|048213⟧ kWh, contrato ⟦no|000417720448⟧.
Un saludo
⟦name|M. Etxeberria⟧
⟦addr|C/ Zapatería, 14, 3.º izq., 31001 Pamplona⟧
⟦phone|648 20 41 77⟧

Carpintería Valdeón, S.L.
⟦may|Polígono La Granja, nave 7, 24009 León⟧
CIF ⟦may|‹cif:A8›⟧¶
León, ⟦no|17 de noviembre de 2025⟧¶
Muy señores míos:
el pasado ⟦no|2 de octubre⟧ pedimos seis bisagras (ref. ⟦no|BS-4471-20⟧) y recibimos cuatro. Sin embargo, nos cobraron ⟦no|318,40 €⟧.
Solicitamos la devolución a la cuenta ⟦iban|‹ES:24›⟧.
Persona de contacto: ⟦name|Covadonga Arrieta⟧, ⟦phone|987 04 41 77⟧.¶
⟦name|Evaristo Valdeón⟧, gerente

FICHA DEL PACIENTE
Apellidos: ⟦name|Bermúdez Olazábal⟧
Nombre: ⟦name|Inmaculada⟧
F. nacimiento: ⟦dob|23/08/1986⟧
DNI: ⟦natid|‹dni:8-A›⟧
N.º Seguridad Social: ⟦natid|‹nss:2/8/2›⟧
Domicilio: ⟦addr|Avda. de los Almendros, 8, 2.º B, 29010 Málaga⟧
Tel. fijo: ⟦phone|952 04 12 80⟧
Móvil: ⟦phone|611 20 44 08⟧
Antecedentes: ⟦dx|hipotiroidismo⟧
Tratamiento: ⟦med|levotiroxina⟧ ⟦no|75 mcg⟧
Formulario ⟦no|v. 3.1⟧

[09:41] Invitado: hola, no puedo entrar desde la versión ⟦no|8.2.0⟧
[09:42] ⟦name|Nerea⟧ (soporte): ¿Me indica su correo, por favor?
[09:43] Invitado: ⟦mail|p.villasante@sidreria-pv.example⟧
[09:44] Nerea (soporte): Le acabo de enviar un código.
[09:44] Invitado: ⟦otp|604 771⟧
[09:45] Nerea (soporte): ¿Qué contraseña está poniendo?
[09:46] Invitado: pues ⟦pw|Cerezo!Luna⟧
[09:47] Nerea (soporte): Abro el caso ⟦no|00817724⟧.

Confirmación del pedido ⟦no|404-8817720-1190⟧
Fecha: ⟦no|14/11/2025⟧
1 x Mochila 35 l, ref. ⟦no|MO35-VD⟧ ⟦no|89,90 €⟧
2 x Botella 0,75 l, EAN ⟦no|8410076472885⟧ ⟦no|25,80 €⟧
Envío ⟦no|4,90 €⟧ Total ⟦no|120,60 €⟧
Pagado con tarjeta terminada en ⟦no|2204⟧
Enviar a:
⟦name|Remedios Carvajal⟧
⟦addr|Calle del Olmo 27, portal C
18009 Granada⟧
El repartidor puede llamar al ⟦phone|622 90 41 18⟧

Banco del Cantábrico
⟦may|Paseo de Pereda 3, 39004 Santander⟧¶
D. ⟦name|Teófilo Rebolledo⟧
⟦addr|C/ del Puerto 22
39700 Castro Urdiales⟧¶
Santander, ⟦no|1 de diciembre de 2025⟧
Cuenta: ⟦iban|‹ES:4 4 4 4 4 4›⟧
BIC: ⟦bic|CAHMESMMXXX⟧
Estimado cliente: desde el ⟦no|01/01/2026⟧ la comisión será de ⟦no|2,90 €⟧ al mes. Su nueva tarjeta termina en ⟦no|3317⟧. El PIN le llegará en otra carta.
Atención al cliente ⟦may|900 102 410⟧ de ⟦no|8:00 a 20:00⟧

extracto del log, por favor mirad qué pasa
2025-11-19 22:14:07 INFO inicio versión ⟦no|3.8.1⟧ pid ⟦no|18834⟧
2025-11-19 22:14:08 WARN acceso denegado usuario=⟦mail|j.peralta@olivar.example⟧ intentos=⟦no|5⟧ ip=⟦ip|83.44.127.209⟧
2025-11-19 22:14:08 DEBUG contraseña=⟦pw|Avellana‹d:3›⟧
2025-11-19 22:14:09 ERROR llamada rechazada ⟦no|502⟧ token=⟦key|gl‹›pat-‹a:20›⟧
2025-11-19 22:14:09 INFO duración ⟦no|1204⟧ ms

DB_HOST=bd.helecho.example
DB_PORT=⟦no|3306⟧
DB_CLAVE=⟦pw|Azucena‹d:2›*lago⟧
CORREO_REMITENTE=⟦mail|taller@helecho.example⟧
CORREO_CLAVE=⟦pw|‹a:14›⟧
PAGO_TOKEN=⟦key|sk‹›_live_‹a:26›⟧
VERSION=⟦no|2.11⟧
MAX_INTENTOS=⟦no|5⟧
desde ayer no arranca

Nombre⇥N.º empleado⇥Nacimiento⇥DNI⇥IBAN⇥Neto
⟦name|Guadalupe Santisteban⟧⇥⟦no|10044⟧⇥⟦dob|12/03/1979⟧⇥⟦natid|‹dni:8A›⟧⇥⟦iban|‹ES:24›⟧⇥⟦no|2.411,08⟧
⟦name|Ismael Benjumea⟧⇥⟦no|10051⟧⇥⟦dob|30/08/1988⟧⇥⟦natid|‹dni:8A›⟧⇥⟦iban|‹ES:24›⟧⇥⟦no|2.877,50⟧
⟦name|Oksana Kovalenko⟧⇥⟦no|10063⟧⇥⟦dob|01/01/1995⟧⇥⟦natid|‹nie:A7A›⟧⇥⟦iban|‹ES:24›⟧⇥⟦no|1.990,00⟧

Hospital Virgen del Soto, Consultas Externas
NHC: ⟦mrn|800417722⟧¶
Estimada Sra. ⟦name|Villaescusa⟧:
le recordamos su cita con el ⟦name|Dr. Nicanor Fuertes⟧ el jueves ⟦may|12 de febrero de 2026⟧ a las ⟦no|10:40⟧, consulta ⟦no|7⟧, planta ⟦no|2⟧.
Motivo: revisión de su ⟦dx|artritis reumatoide⟧. Siga tomando ⟦med|metotrexato⟧.
Para cambiarla: ⟦may|942 04 22 10⟧, con ⟦no|48⟧ horas.

SOLICITUD DE ALQUILER piso ⟦no|3B⟧, ⟦no|62 m²⟧
Solicitante: ⟦name|Baltasar Quiñones⟧
Nacido el ⟦dob|27 de mayo de 1991⟧ en Cáceres
Domicilio actual: ⟦addr|Ronda del Carmen 212, 10002 Cáceres⟧
Pasaporte: ⟦pass|PAB441772⟧
Empresa: Viveros del Valle, ⟦no|1.640 €⟧ netos
Avalista: ⟦name|Obdulia Quiñones⟧, ⟦mail|obdulia.q@dehesamail.example⟧
Entrada el ⟦no|01/02/2026⟧

Hola a todos:
el ⟦no|7 de enero⟧ se incorpora ⟦name|Candela Mondragón⟧ (nacida el ⟦dob|6 de junio de 2001⟧, NIE ⟦natid|‹nie:A7A›⟧). La nómina a ⟦iban|‹ES:4 4 4 4 4 4›⟧.
Tarjeta ⟦no|00418⟧, extensión ⟦no|2217⟧, despacho ⟦no|3.07⟧. Su primera contraseña es ⟦pw|Bienvenida-al-Faro⟧, que la cambie.
Saludos
⟦name|Hortensia⟧
Recursos Humanos

SU VIAJE, localizador ⟦may|K7TZQM⟧
Pasajera: ⟦name|Sra. Leocadia Barrientos⟧, pasaporte ⟦pass|XDD144072⟧, caduca ⟦no|03/2031⟧
Vie ⟦no|13/02/26⟧ AVE ⟦no|02110⟧ Madrid sal. ⟦no|06:30⟧ coche ⟦no|12⟧ plaza ⟦no|5B⟧
Vie 13/02/26 ⟦no|IB 3102⟧ MAD - LIS sal. ⟦no|15:05⟧
Hotel 3 noches, hab. ⟦no|412⟧, ⟦no|387,00 €⟧
Emergencias: ⟦name|Anselmo Barrientos⟧ ⟦phone|+34 633 98 77 02⟧

hola soy ⟦name|josefa palomares⟧ llamo por la lavadora que compré en ⟦no|octubre⟧ marca ⟦no|e dieciocho⟧ mi teléfono es el ⟦phone|seis tres tres nueve ocho dos dos cuatro uno⟧ vivo en la ⟦addr|calle de las lilas doce de zaragoza⟧ y nací el ⟦dob|dos de febrero de mil novecientos cuarenta y cinco⟧ gracias adiós

ola no puedo entrar en mi cuneta mi corero es ⟦mail|yeray.dominguez@volcanmail.example⟧ y la contrsaeña ⟦pw|Gofio+Mojo⟧ antes iva bien
nací el ⟦dob|11/4/88⟧ pedio ⟦no|4410-228⟧ del ⟦no|9/11⟧
tlf ⟦phone|633986614⟧
⟦name|yeray⟧

Buenas, mi casero de Londres me escribe:
"Please send the deposit of ⟦no|£900⟧ to sort code ⟦acct|30-44-19⟧ account ⟦acct|55120875⟧, name ⟦name|Nigel Fairweather⟧."
Mi número de pasaporte es ⟦pass|PAC108834⟧, ¿se lo mando?
⟦name|Noelia Sepúlveda⟧, ⟦phone|655 98 10 42⟧

Pegatina del router:
Modelo ⟦no|HG8245Q2⟧
N/S ⟦no|48575443A7204417⟧
MAC ⟦mac|A0-1B-29-7E-44-C4⟧
Red: Lechuza-5G
Clave WPA: ⟦pw|‹a:16›⟧
Acceso http://192.168.1.1 usuario admin clave ⟦pw|helecho‹d:3›⟧

Parte de accidente
Póliza ⟦no|AUTO-44-718-22⟧
Tomador: ⟦name|Fulgencio Quintanilla⟧
Matrícula: ⟦plate|4177 LZR⟧
Bastidor: ⟦vin|‹vin:17›⟧
Permiso de conducir ⟦dl|‹dni:8-A›⟧
Fecha ⟦no|08/11/2025⟧ a las ⟦no|16:45⟧
Contrario: ⟦name|Ioana Petrescu⟧, ⟦plate|0882 KLM⟧, tel. ⟦phone|677 55 41 72⟧
Presupuesto ⟦no|P-20883⟧: ⟦no|1.944,17 €⟧

para entrar el sábado: portal ⟦pin|2580⟧ y campana
la alarma de la izquierda pide ⟦pin|9104⟧ en treinta segundos
el ordenador está bloqueado, cuando pregunte, escribe ⟦pw|amapola⟧
la caja de llaves se abre con ⟦pin|3317⟧

⟦otp|448 210⟧ es lo que me ha llegado por SMS, ¿vale?
Antes llegó ⟦otp|903117⟧ como código de verificación por correo
caso ⟦no|T-2025-118834⟧

Asunto: recurso contra liquidación ⟦no|A28 6002 5441 7204⟧
NIF: ⟦tax|‹dni:8A›⟧
Muy señores míos: recurro la cantidad de ⟦no|2.317,00 €⟧ notificada el ⟦no|31/10/2025⟧. Devolución a ⟦iban|‹ES:4 4 4 4 4 4›⟧.
⟦name|Cipriano Maldonado⟧
⟦addr|Camino del Molino s/n
37008 Salamanca⟧

cambio de domicilio ⟦addr|calle jaime balmes 45 08402 granollers⟧ antes vivía en ⟦addr|plaza del molino 3 08001 barcelona⟧
cliente ⟦no|7718204⟧ nombre ⟦name|roser casadevall⟧

{"cliente":{"nombre":"⟦name|Macarena⟧","apellidos":"⟦name|Carpintero Ruiz⟧","fechaNacimiento":"⟦dob|1974-10-05⟧","telefono":"⟦phone|+34633987130⟧"},
"tarjeta":{"numero":"⟦card|‹mc:16›⟧","caducidad":"⟦exp|04/27⟧","cvv":"⟦cvc|208⟧"},
"pedido":{"ref":"⟦no|B-99120-11⟧","importe":⟦no|249.90⟧,"fecha":"⟦no|2025-11-07⟧"}}
error ⟦no|422⟧

Colegio: ⟦name|Gonzalo Albaladejo⟧, nacido el ⟦dob|18.09.2017⟧, curso ⟦no|2.º B⟧, no irá: tiene ⟦dx|varicela⟧. Toma ⟦med|ibuprofeno⟧.
Vuelve el ⟦no|24/11⟧. Madre: ⟦phone|633 98 22 08⟧

He bloqueado la tarjeta ⟦card|‹visa:4 4 4 4›⟧ (caduca ⟦exp|06/26⟧) ayer a las ⟦no|17:30⟧, referencia ⟦no|S-448-120⟧.
El cargo de ⟦no|59,99 €⟧ de LUMINARIA ⟦no|28 MADRID⟧ no es mío.
⟦name|Eugenia de la Fuente Roldán⟧

Transferencia desde México
CLABE: ⟦acct|‹clabe:18›⟧
Beneficiaria: ⟦name|Xóchitl Barragán⟧
CURP: ⟦natid|‹curp:18›⟧
Monto: ⟦no|$18,250.00 MXN⟧, folio ⟦no|2410893⟧
Tel. ⟦phone|+52 55 5550 4177⟧
`,
}

export const thirteenthPlain: Readonly<Record<string, string>> = {
  en: String.raw`
Dispatch note ⟦no|DN-77120-4⟧
Carrier tracking: ⟦no|1Z999AA10123456784⟧
Parcel 1 of 2: ⟦no|40 x 30 x 25 cm⟧, ⟦no|6.4 kg⟧
Parcel 2 of 2: ⟦no|12 x 12 x 90 cm⟧, ⟦no|1.1 kg⟧
Expected ⟦no|19/11/2025⟧ between ⟦no|09:00⟧ and ⟦no|13:00⟧

Meter readings for the flat
⟦no|01.10.2025⟧⇥electricity⇥⟦no|048213.7⟧
⟦no|01.11.2025⟧⇥electricity⇥⟦no|048590.2⟧
⟦no|01.11.2025⟧⇥gas⇥⟦no|10277⟧
Serial of the gas meter ⟦no|E6S 1082 7714 19⟧

Release notes ⟦no|5.12.0⟧ (⟦no|2025-11-03⟧)
- fixed: login attempts=⟦no|3⟧ was not read
- fixed: password field is hidden on small screens (#⟦no|20417⟧)
- token refresh every ⟦no|3600⟧ s
- needs PHP ⟦no|8.2.14⟧ or newer

Opening times
Mon to Fri ⟦no|7.30 - 18.00⟧
Sat ⟦no|9.00 - 13.00⟧
Closed ⟦no|24/12 - 01/01⟧
Lift out of order until ⟦no|30/11/2025⟧

Spare parts please:
⟦no|4⟧ x seal ⟦no|RX-7781-04⟧
⟦no|1⟧ x board ⟦no|PCB 0441-2290-B⟧
⟦no|2⟧ x filter ⟦no|5900 1177 2084⟧
for washer model ⟦no|WM14N200GB/02⟧, type plate FD ⟦no|9703 200417⟧
Quote ⟦no|Q2025-1183⟧ said ⟦no|£88.20⟧

ERROR ⟦no|2025-11-20 03:12:55⟧ worker-⟦no|07⟧ exit code ⟦no|137⟧ mem=⟦no|2048⟧ pid=⟦no|18834⟧
  at Queue.next (queue.js:⟦no|214:19⟧)
  at process.processTicksAndRejections (node:internal/process/task_queues:⟦no|95:5⟧)
sha256 ⟦no|9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08⟧
commit ⟦no|3f2a9c1⟧

I changed my password last week and the PIN, as the letter told me to, but the old invoice ⟦no|2025-004417⟧ still shows. Could you send it again? The reset link expires after ⟦no|15⟧ minutes, which is too short. The article was the Florence side table, ⟦no|45 cm⟧.

Minutes of ⟦no|4 Nov⟧: agreed budget ⟦no|12.400⟧, quorum ⟦no|7/9⟧, next meeting Room ⟦no|B-204⟧ at ⟦no|14:15⟧. ISBN of the handbook ⟦no|978-0-306-40615-7⟧. Action points ⟦no|3.1⟧ to ⟦no|3.4⟧ stay open. The Morgan report was tabled.
`,
  de: String.raw`
Lieferschein ⟦no|LS 2025/4471⟧
Sendungsnummer ⟦no|00340434161094042557⟧
Paket ⟦no|60 x 40 x 30 cm⟧, ⟦no|12,5 kg⟧
Zustellung ⟦no|21.11.2025⟧ zwischen ⟦no|10:00⟧ und ⟦no|14:00⟧ Uhr
Wir suchen noch den Rahmen "Greta", ⟦no|30x40⟧

Zählerstände
⟦no|30.09.25⟧⇥Strom HT⇥⟦no|18220,4⟧
⟦no|30.09.25⟧⇥Strom NT⇥⟦no|09117,0⟧
⟦no|31.10.25⟧⇥Wasser⇥⟦no|00417⟧
Gerätenummer Wasser ⟦no|8SEN0117204419⟧
eichfähig bis ⟦no|2029⟧

Ersatzteile für Spüler ⟦no|SN 658X02 IE/36⟧
⟦no|2⟧ Korbrolle ⟦no|00611475⟧
⟦no|1⟧ Pumpe ⟦no|12 01 4980⟧
⟦no|1⟧ Dichtung ⟦no|DN 50 - 440⟧
laut Angebot ⟦no|AN-10442⟧ zusammen ⟦no|131,70 €⟧ netto, Rabatt ⟦no|12,5 %⟧

Öffnungszeiten Wertstoffhof
Di - Fr ⟦no|8:00-12:00⟧ und ⟦no|13:00-17:30⟧
Sa ⟦no|9-14⟧ Uhr
geschlossen ⟦no|24.12. - 06.01.⟧
Gebühr ⟦no|7,50 €⟧ je angefangene ⟦no|100 kg⟧

Änderungen in Version ⟦no|12.4.0⟧ vom ⟦no|03.11.2025⟧
- versuche=⟦no|3⟧ wird wieder beachtet
- Passwortfeld ist auf kleinen Bildschirmen sichtbar (Vorgang ⟦no|#20418⟧)
- Sitzung endet nach ⟦no|1800⟧ s
Prüfsumme md5 ⟦no|d41d8cd98f00b204e9800998ecf8427e⟧

Ich habe das Kennwort geändert und auch die PIN, wie im Brief steht. Die Rechnung ⟦no|2025-88-1204⟧ vom ⟦no|2.10.⟧ fehlt aber noch. Der Tisch Konstanze passt nicht, er hat ⟦no|90⟧ statt ⟦no|80 cm⟧. Der Kassenbon trägt die Nr. ⟦no|4471 0092 18⟧.

Sitzung vom ⟦no|11.11.⟧: Haushalt ⟦no|48.200⟧, Beschluss ⟦no|7:2⟧, TOP ⟦no|4.3⟧ vertagt. DIN ⟦no|EN 12464-1⟧ gilt, ISBN ⟦no|978-3-16-148410-0⟧ liegt aus. Nächster Termin ⟦no|9.12.⟧ um ⟦no|18:30⟧ im Saal ⟦no|2⟧.
`,
  fr: String.raw`
Bon de livraison ⟦no|BL 2025/4471⟧
N° de suivi ⟦no|6A18827204417⟧
Colis ⟦no|60 x 40 x 30 cm⟧, ⟦no|12,5 kg⟧
Livraison le ⟦no|21/11/2025⟧ entre ⟦no|10 h et 14 h⟧
Reste à livrer : lampe « Juliette », ⟦no|30 cm⟧

Relevés
⟦no|30/09/25⟧⇥électricité HP⇥⟦no|18220⟧
⟦no|30/09/25⟧⇥électricité HC⇥⟦no|09117⟧
⟦no|31/10/25⟧⇥eau froide⇥⟦no|00417⟧
Compteur d'eau n° ⟦no|D18FA117204⟧

Pièces pour lave-vaisselle ⟦no|SMV4HVX33E/02⟧
⟦no|2⟧ roulettes ⟦no|00611475⟧
⟦no|1⟧ joint ⟦no|DN 50-440⟧
Devis ⟦no|DE-10442⟧ : ⟦no|131,70 € HT⟧, remise ⟦no|12,5 %⟧

Notes de version ⟦no|12.4.0⟧ (⟦no|03/11/2025⟧)
- tentatives=⟦no|3⟧ est de nouveau lu
- le champ mot de passe est visible (ticket ⟦no|#20418⟧)
- session de ⟦no|1800⟧ s

J'ai changé mon mot de passe et le code secret, comme indiqué dans la lettre. La facture ⟦no|2025-88-1204⟧ du ⟦no|2/10⟧ manque toujours. La table « Florence » mesure ⟦no|90⟧ au lieu de ⟦no|80 cm⟧. Ouvert de ⟦no|9 h 30⟧ à ⟦no|19 h⟧, fermé le ⟦no|25/12⟧.
`,
  es: String.raw`
Albarán ⟦no|AL 2025/4471⟧
N.º de seguimiento ⟦no|PQ4F7204417001129⟧
Bulto ⟦no|60 x 40 x 30 cm⟧, ⟦no|12,5 kg⟧
Entrega el ⟦no|21/11/2025⟧ de ⟦no|10:00 a 14:00⟧
Pendiente: lámpara «Valentina», ⟦no|30 cm⟧

Lecturas
⟦no|30/09/25⟧⇥luz punta⇥⟦no|18220⟧
⟦no|30/09/25⟧⇥luz valle⇥⟦no|09117⟧
⟦no|31/10/25⟧⇥agua⇥⟦no|00417⟧
Contador de agua ⟦no|I18LA117204⟧

Recambios para lavavajillas ⟦no|3VS6061BA/07⟧
⟦no|2⟧ ruedas ⟦no|00611475⟧
⟦no|1⟧ junta ⟦no|DN 50-440⟧
Presupuesto ⟦no|PR-10442⟧: ⟦no|131,70 €⟧ sin IVA, descuento ⟦no|12,5 %⟧

Novedades de la versión ⟦no|12.4.0⟧ (⟦no|03/11/2025⟧)
- intentos=⟦no|3⟧ vuelve a leerse
- el campo contraseña se ve en móviles (incidencia ⟦no|#20418⟧)
- sesión de ⟦no|1800⟧ s

He cambiado la contraseña y el PIN como decía la carta. Sigue faltando la factura ⟦no|2025-88-1204⟧ del ⟦no|2/10⟧. La mesa «Florencia» mide ⟦no|90⟧ en vez de ⟦no|80 cm⟧. Abierto de ⟦no|9:30⟧ a ⟦no|19:00⟧, cerrado el ⟦no|25/12⟧.
`,
}
