/** As bench/own-forms-eleventh-data.ts, shorter: written after that one was mended, in other words and for nothing but the sorts that were mended. Nobody mends what this one shows. */
export const twelfthForms: Readonly<Record<string, string>> = {
  en: String.raw`
need the guest wifi? password is on the fridge. it reads ⟦pw|turnip-lantern-83⟧

Reset the password twice today. I changed it to ⟦pw|Mole7Hatch⟧ and nope

the password letter got here at last. here it is: ⟦pw|Bq2-sage-Wd5⟧

You generated a password for me over the phone:
⟦pw|Quiet_Harbor64⟧
and it is refused

old password is dead. put it back to ⟦pw|velvet&iron9⟧ would you

that password, i went with ⟦pw|Grouse!Pie31⟧ in the end and it wont take

the rar is protected, enter ⟦pw|payslip-JUN-24⟧

to open the attachment you need ⟦pw|Kepler-2290x⟧

» Which password do you use on the tablet?
⟦pw|wednesdaygirl3⟧ all small letters

» What's the password you tried?
i used ⟦pw|foxglove1972⟧ maybe with a capital F

my pin was ⟦pin|6152⟧, then you posted ⟦pin|3390⟧ and it eats the card

lockbox on the left railing opens with ⟦pin|2 6 8 4⟧

gate ⟦pin|5517⟧ and the shed ⟦pin|8230⟧

code came in just now ⟦otp|518 330⟧

they texted me ⟦otp|740 226⟧, but where do i put it

⟦otp|667901⟧ is what my authenticator shows

» Enter the verification code from your phone please
something with 71 in front ... ⟦otp|714408⟧

acct ⟦acct|06-0582-0099321-00⟧ new zealand

sort ⟦acct|309455 number 60218843⟧ lloyds

my checking is ⟦acct|4410298837⟧ for the payroll

⟦name|Morwenna Tregear⟧ ⟦dob|09/12/1969⟧, ⟦name|Jago Tregear⟧ ⟦dob|30/04/2003⟧ on one policy

travellers
⟦name|Blessing Adeyemi⟧, ⟦dob|22 Jan 1990⟧
⟦name|Tunde Adeyemi⟧, ⟦dob|5 Oct 2012⟧

players: ⟦name|Olivia Marsh⟧ ⟦dob|8.7.15⟧, ⟦name|Freddie Marsh⟧ ⟦dob|21.2.18⟧

⟦name|Mrs Doreen Blackwood⟧, ⟦dob|17/06/1944⟧, ⟦dx|rheumatoid arthritis⟧ and on ⟦med|sulfasalazine⟧

date of birth in the app reads ⟦dob|03/09/1981⟧, should be ⟦dob|09/03/1981⟧

» Your birthday please?
⟦dob|17 02 63⟧

booking 8812-0355 / ⟦phone|07700 900 127⟧ / ground floor

invoice 5520-0199 / ⟦phone|07700900733⟧ / call first

i take ⟦med|atenolol⟧ and ⟦med|rivaroxaban⟧, doctor knows

he has had ⟦dx|bipolar disorder⟧ and ⟦dx|chronic bronchitis⟧

» Your address please?
⟦addr|19 tanners row⟧
`,
  de: String.raw`
gästewlan? passwort klebt am kühlschrank. da steht ⟦pw|rübe-laterne-83⟧

Passwort zweimal zurückgesetzt. es lautet ⟦pw|Maulwurf7Luke⟧ und nix

der Brief mit dem Kennwort ist da. hier ist es: ⟦pw|Bq2-salbei-Wd5⟧

Man hat mir ein Passwort durchgegeben:
⟦pw|Stiller_Hafen64⟧
abgelehnt

altes passwort tot. bitte wieder auf ⟦pw|samt&eisen9⟧

die datei ist geschützt, mit ⟦pw|lohn-JUN-24⟧ öffnen

» Welches Kennwort nehmen Sie am Tablet?
⟦pw|mittwochskind3⟧ kleingeschrieben

pin war ⟦pin|6152⟧, dann kam ⟦pin|3390⟧ mit der post

Schlüsselsafe links am Geländer geht mit ⟦pin|2684⟧ auf

Tor ⟦pin|5517⟧ und der Schuppen ⟦pin|8230⟧

code jetzt endlich angekommen ⟦otp|518 330⟧

» Bitte geben Sie den Bestätigungscode ein
irgendwas mit 71 vorne ... ⟦otp|714408⟧

konto ⟦acct|33810277 blz 68050101⟧

ktonr ⟦acct|910442, BLZ 79050000⟧

BLZ ⟦acct|50010517 und Konto ist 5408122033⟧

⟦name|Gesine Lübbers⟧ ⟦dob|09.12.1969⟧, ⟦name|Tammo Lübbers⟧ ⟦dob|30.04.2003⟧, eine Police

Teilnehmer
⟦name|Kübra Aydın⟧, ⟦dob|22.01.1990⟧
⟦name|Deniz Aydın⟧, ⟦dob|05.10.2012⟧

⟦name|Frau Irmgard Wöhrle⟧, ⟦dob|17.06.1944⟧, ⟦dx|chronische Bronchitis⟧, nimmt ⟦med|Edoxaban⟧

Geburtsdatum ⟦dob|03.09.1981⟧ ist falsch, richtig ist ⟦dob|09.03.1981⟧

» Geburtsdatum bitte
⟦dob|17 02 63⟧

rechnung 8812-0355 / ⟦phone|0171 3920127⟧ / erdgeschoss

bei mir wurde ⟦dx|Colitis ulcerosa⟧ festgestellt

Vorname;Geboren;Telefon
⟦name|Wiebke⟧;⟦dob|11.11.1971⟧;⟦phone|0511 990118⟧
`,
  fr: String.raw`
le wifi invité ? mot de passe sur le frigo. il y a marqué ⟦pw|navet-lanterne-83⟧

mot de passe refait deux fois. j'ai choisi ⟦pw|Taupe7Lucarne⟧ et rien

la lettre avec le mot de passe est là. le voici : ⟦pw|Bq2-sauge-Wd5⟧

le fichier est protégé, avec ⟦pw|paie-JUN-24⟧ ça s'ouvre

» Quel mot de passe utilisez-vous ?
⟦pw|mercredi33⟧ en minuscules

le code pin était ⟦pin|6152⟧, puis on m'a envoyé ⟦pin|3390⟧

boîte à clés sur la rampe s'ouvre avec ⟦pin|2684⟧

portail ⟦pin|5517⟧ et le garage ⟦pin|8230⟧

code bien reçu ⟦otp|518 330⟧

» Entrez le code de vérification
quelque chose en 71 ... ⟦otp|714408⟧

⟦name|Gaëlle Le Bihan⟧ ⟦dob|09/12/1969⟧, ⟦name|Erwan Le Bihan⟧ ⟦dob|30/04/2003⟧, même contrat

facture 8812-0355 / ⟦phone|06 39 98 01 27⟧ / rez-de-chaussée

mon père a une ⟦dx|polyarthrite⟧ et prend ⟦med|Apixaban⟧

Nom;Naissance;Ville
⟦name|Solène Quéré⟧;⟦dob|11/11/1971⟧;Brest
`,
  es: String.raw`
¿wifi de invitados? la clave está en la nevera. pone ⟦pw|nabo-farol-83⟧

cambié la contraseña dos veces. puse ⟦pw|Topo7Tragaluz⟧ y nada

la carta con la contraseña llegó. es esta: ⟦pw|Bq2-salvia-Wd5⟧

el archivo va con clave, se abre con ⟦pw|nomina-JUN-24⟧

» ¿Qué contraseña usa?
⟦pw|miercoles33⟧ en minúsculas

el pin era ⟦pin|6152⟧, luego me llegó ⟦pin|3390⟧

portal ⟦pin|5517⟧ y el trastero ⟦pin|8230⟧

» Indique el código de verificación
algo con 71 ... ⟦otp|714408⟧

⟦name|Nerea Zubizarreta⟧ ⟦dob|09/12/1969⟧, ⟦name|Iker Zubizarreta⟧ ⟦dob|30/04/2003⟧, misma póliza

factura 8812-0355 / ⟦phone|655 39 01 27⟧ / bajo

tengo ⟦dx|colitis ulcerosa⟧ y tomo ⟦med|apixabán⟧
`,
  pt: String.raw`
wifi de visitas? a senha está na geladeira. diz ⟦pw|nabo-lanterna-83⟧

mudei a senha duas vezes. botei ⟦pw|Toupeira7Fresta⟧ e nada

» Que senha usa?
⟦pw|quartafeira33⟧ em minúsculas

o pin era ⟦pin|6152⟧, depois chegou ⟦pin|3390⟧

portão ⟦pin|5517⟧ e a porta ⟦pin|8230⟧

» Digite o código de verificação
algo com 71 ... ⟦otp|714408⟧

⟦name|Iracema Figueiredo⟧ ⟦dob|09/12/1969⟧, ⟦name|Caio Figueiredo⟧ ⟦dob|30/04/2003⟧, mesma apólice

fatura 8812-0355 / ⟦phone|(11) 95539-0127⟧ / térreo
`,
  it: String.raw`
wifi ospiti? la password è sul frigo. c'è scritto ⟦pw|rapa-lanterna-83⟧

password rifatta due volte. ho scelto ⟦pw|Talpa7Botola⟧ e niente

il file è protetto, si apre con ⟦pw|paga-GIU-24⟧

» Quale password usa?
⟦pw|mercoledi33⟧ in minuscolo

il pin era ⟦pin|6152⟧, poi è arrivato ⟦pin|3390⟧

cancello ⟦pin|5517⟧ e la cantina ⟦pin|8230⟧

» Inserisca il codice di verifica
qualcosa con 71 ... ⟦otp|714408⟧

⟦name|Ginevra Passalacqua⟧ ⟦dob|09/12/1969⟧, ⟦name|Elio Passalacqua⟧ ⟦dob|30/04/2003⟧, stessa polizza

» Il suo indirizzo?
⟦addr|via dei conciatori 19⟧
`,
  nl: String.raw`
gastenwifi? wachtwoord hangt op de koelkast. er staat ⟦pw|knol-lantaarn-83⟧

de pdf is beveiligd, gaat open met ⟦pw|loon-JUN-24⟧

» Welk wachtwoord gebruikt u?
⟦pw|woensdag33⟧ kleine letters

de pin was ⟦pin|6152⟧, toen kwam ⟦pin|3390⟧

poort ⟦pin|5517⟧ en de schuur ⟦pin|8230⟧

code eindelijk binnen ⟦otp|518 330⟧

» Typ de verificatiecode in
iets met 71 ... ⟦otp|714408⟧

⟦name|Femke Wiarda⟧ ⟦dob|09-12-1969⟧, ⟦name|Jelte Wiarda⟧ ⟦dob|30-04-2003⟧, één polis

» Uw adres?
⟦addr|looierspad 19⟧
`,
}

/** No value. */
export const twelfthPlain: Readonly<Record<string, string>> = {
  en: String.raw`
need the guest wifi? password is on the fridge. it reads fine

Reset the password twice today. my booking is QX-7731-LM

the password page loads. the version it says is 4.2-rc17

Your password rules:
min-12chars

old password is dead. put it back to factory please

the rar is protected, enter winrar 7

to open the attachment you need Acrobat2020

» Which password do you use on the tablet?
none, all small kids use it

my plan was 6152, then you posted 3390 flyers

lockbox on the left railing opens with a key

gate 5517 and seat 8230

score came in just now 518 330

they texted me 740 226 times

667901 is what my scale shows

» Enter the article number please
something with 71 in front ... 714408

sort 309455 items by number

Release Marsh 09/12/2023, Release Harbor 30/04/2024

sessions
Kickoff, 22 Jan 2024
Wrap up, 5 Oct 2024

due date in the app reads 03/09/2025, should be 09/03/2026

» Your start date please?
17 02 25

booking 8812-0355 / 4 persons / ground floor

invoice 5520-0199 / 5520-0200 / paid

rheumatology clinic opens at 9

» Your address please?
20 minutes away from you
`,
  de: String.raw`
gästewlan? passwort klebt am kühlschrank. da steht alles

Passwort zweimal zurückgesetzt. Bestellung AX-9931-LM fehlt

die datei ist geschützt, mit winrar öffnen

tarif war 6152, dann kam 3390 mit der post

Tor 5517 und der Platz 8230

paket jetzt endlich angekommen 518 330

konto 2024 eröffnet, blz unbekannt

Termin Lübbers 09.12.2025, Termin Aydin 30.12.2025

Lieferdatum 03.09.2025 ist falsch, richtig ist 09.03.2026

rechnung 8812-0355 / 4 personen / erdgeschoss

» Ihre Anschrift bitte
komme aus 3 orten
`,
  fr: String.raw`
le wifi invité ? mot de passe sur le frigo. il y a marqué rien

le fichier est protégé, avec winrar ça s'ouvre

portail 2 et le garage 3

» Entrez le numéro d'article
quelque chose en 71 ... 714408

facture 8812-0355 / 4 pièces / payée
`,
  es: String.raw`
la clave está en la nevera. pone mucho

portal 2 y el trastero 3

» Indique el número de artículo
algo con 71 ... 714408

factura 8812-0355 / 4 piezas / pagada
`,
  pt: String.raw`
a senha está na geladeira. diz tudo

portão 2 e a porta 3

fatura 8812-0355 / 4 peças / paga
`,
  it: String.raw`
la password è sul frigo. c'è scritto bene

cancello 2 e la cantina 3

» Il suo indirizzo?
abito a 3 passi
`,
  nl: String.raw`
wachtwoord hangt op de koelkast. er staat veel

poort 2 en de schuur 3

» Uw adres?
ik woon op 3 hoog
`,
}
