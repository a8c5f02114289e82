/** One message a line, for training, as customers write them in chats: who is meant, and what is only called so. `~` is a line break. */
const lines = `
{first} said it would be here by now
{first} told me to wait
{first} never answered my mail
{first} wrote that the refund is on its way
@{first} any idea?
@{first} {last} please have a look
ping {first} about this
as {first} said, it is broken
let {first} know i called
tell {first} i am late
could {first} ring me back?
put me through to {first} please
{first} or {first} can sign for it
{first}, {first} and {first} all have the same issue
my mum {first} is not good with phones
my dad {first} bought it for me
my flatmate {first} took the parcel in
my neighbour {full} signed for it
our cleaner {first} has the key
my boss {first} needs the receipt
my colleague {first} {last} has the same problem
our new colleague {full} needs access
the driver ({first}) was rude
the technician, {first}, never showed up
the plumber, a Mr {last}, is coming
my landlord is {full}
my ex, {full}, still has access
my partner {first} and I
my brother {first} {last} ordered it
my grandson {first} is 4
our accountant {full} asked for it
sorry {first}, wrong chat
ok {first}, thanks
good morning {first}, any update?
hello {last} family
hello is {first} there
hi its {first} from next door
it's {first} - the invoice is wrong
i am {full}, i live in {place}
I'm {first} by the way
{full} here, order 4411
{full} here from {firm}
this is {first}, {last} is my surname
My name is {first}, spelled with a K
{last}, {first} - booking 2231
Mr & Mrs {last} will arrive at 8
Mr and Mrs {last}
Mr. {last} and Mr. {last}
Ms. {last}-{last}
Dr {last} prescribed it
Prof. {last} is in room 4
Sir {first} {last}
Miss {last} from HR
mr {last} was very helpful
dear ms {last}
The {last} family booked two rooms
The {last}s are on holiday
Passenger 2: {full}
Traveller: {full}
Beneficiary: {full}
Account holder: {full}
Recipient: {full}
Approved by {full}
Signed, {full}
Contact: {full}, {firm}
To: {full}
cc {full}, {full}
Thx~{first}
Ta,~{first}
Cheers~{first}
Rgds {first}
Best~{full}
Sincerely,~{full}~{firm}
Thanks again,~{first} {last}~{place}
{first} wrote: it works now
agent {first} said no
Agent {first}: How may I help?
{first} at your desk was rude
{first} from billing fixed it
i think {word} from billing handled it
It was {word}, he promised a credit note
It was {word} who called
ask {word}, she knows
can {word} or {word} answer?
{word} never called me back
{word} said he would call
{word} told me the same
My name is {word}, short for {word}
sorry {word}, my mistake
is {word} in today?
hey {word}, did you get it?
{word} {last} told me to write here
my wife {word} uses the same card
my mum {word} has no internet
i'm {word}, i ordered last week
thanks {word} you were great
regards {word}
Booking for {last} {first} please
reservation under {last} for six
table for {last} at 8
the order of {full} is missing
the ticket of {first} {last}
refund {full} please
remove {full} from my plan
add {first} to the waiting list
{first}'s account is locked
that is {first}'s phone
two bottles of {brand}
a crate of {brand}
a case of {brand} arrived broken
a pair of {brand} jeans
my {brand} jacket is too small
the {brand} perfume leaks
{brand} charged me twice
{brand} says it is your fault
{brand} and {brand} both have a sale
I left my coat at {brand}
does {brand} deliver here?
is the {brand} voucher valid?
my {device} keeps getting stuck
my {device} and my {device} both broke
{device} wrote that for me
{device} cannot find the lamp
I asked {device} and {device}, both were wrong
i use {device} to write my mails
{device} or {device}, which is better?
ask {device}
the {device} app crashed
the flight from {xfull} airport
{xfull} Airport is closed
the shop on {xfull} Boulevard
corner of {xlast} Street and {xlast} Avenue
the {xlast} Street branch
{xlast} Park is full
{xlast} Square station
Saint {xfirst} church
St. {xfirst}'s Hospital
the {xfull} Museum
the {xfull} Library opens at 9
{xfull} High School
{xfull} University
Lake {xlast}
Fort {xlast}
Mount {xlast}
Port {xlast}
San {xfirst}
my {xlast} guitar
{xlast} & Sons
{xlast} and {xlast} Ltd
{xlast} Hotel wanted a deposit
The {xlast} wanted a deposit
tropical storm {xfirst}
my sister lives in {place}
moved from {place} to {place}
Does it work in {place}?
{place} branch is closed
Good Morning Team
HELLO ANYONE THERE
PLEASE HELP ME
CANCEL MY ORDER NOW
Order Status: Awaiting Payment
How Do I Reset My Password
Terms And Conditions Apply
Merry Christmas
Happy New Year!
Happy Easter everyone
Dear Valued Customer
Dear Support Team,
Kind regards,~The Billing Department
Thanks,~Customer Care
Thanks, Team Lead
Labor Day, Easter Monday, Boxing Day
May, June and July invoices
the April bill
size Medium in Navy
Caesar salad and a Margherita pizza
a Margarita and a Mojito
seeds of rosemary, basil and sage
Lavender and Jasmine tea
the olive tree died
Queen size mattress
the king size bed
pat the dog
mark the date
rob was a verb here
sue me if you like
a frank answer
may i return it
will you ship it
hope you can help
bill me monthly
Jenkins job fails
Django and Flask
Python, Ruby, Julia and Ada are languages
Docker, Jira and Slack
hier ist der {first}
hier ist die {first}, mein paket fehlt
ich bin der {first} und hab ne frage
ich bin die {first}
bin der {first}, zimmer 12
der {first} hat gesagt das geht
die {first} meinte ich soll warten
frag mal den {first}
hab mit {first} geschrieben
hab mit dem {first} telefoniert
sag der {first} bescheid
sag dem {first} dass ich später komme
gib das bitte {first}
Moin, {first} hier
Moin {first}
Servus, {first} hier
Grüß Gott, {full} mein Name
Guten Tag, {last} hier
Hallo, {last} mein Name
Tach, {last} am Apparat
hi {first}, passt Donnerstag?
danke {first}!!
wie lange noch {first}?
ist {first} noch da?
Hat {first} die Mail gelesen?
Hat {first} angerufen?
{first} hat angerufen
{first} weiß Bescheid
{first} von der Hotline war super
{first} aus Ihrem Team hat geholfen
Ihr Kollege {first} war unfreundlich
Ihre Kollegin Frau {last} sagte das
meine oma {first} hat kein internet
mein opa {first}
meine tante {first}
mein onkel {first} zahlt
mein mann {first} hat das bestellt
meine frau {first} hat das bestellt
mein sohn {first} braucht das
meine Tochter {first} ist 7 und mein Sohn {first} 10
mein Chef, Herr {last}, braucht die Quittung
mein Kollege {first} auch
unser Nachbar {full} hat das Paket
unser Hausmeister, Herr {last}, hat den Schlüssel
der Techniker, ein Herr {last}, kam nicht
Vermieter ist Herr {last}
Vermieterin: {full}
Mieter: {full}
Passagiere: {full}, {full}
Herr {last} von der Buchhaltung
Frau {last} hat sich nicht gemeldet
Frau Dr. {last} möchte zurückgerufen werden
Frau Prof. {last} hat bestellt
Herr von {last}
Herr van der {last}
Sehr geehrter Herr von {last},
Sehr geehrte Frau Dr. {last},
Liebe Frau {last}, lieber Herr {last},
herr {last} ist da
frau {last} bitte zurückrufen
ich warte auf herrn {last}
Die Reklamation von Frau {last} ist offen
Das Abo von {full}
Die Karte von {full} ist weg
Das Konto gehört {first} und mir
Das Ticket ist für {first}
Der Vertrag läuft auf {full}
Rechnung bitte auf {full} ausstellen
Bewerbung von {full}
Bestellt hat {first}, bezahlt habe ich
Bitte an Familie {last} liefern
bei familie {last} abgegeben
Es grüßt {full}
Schöne Grüße von {first}
Grüße aus {place}, {first}
LG~{first}
LG {first}
VG {first} {last}
mfg {full}
mfg~{first} {last}
MfG {last}
Gruß {first}
Grüße {first}
i. A. {full}
An: {full}
Gezeichnet {full}
{full}, Kundennummer 99120
{last}, {last} und {last} reisen zusammen
{first} und {first} kommen mit
ich, {full}, kündige hiermit
Hallo Kundenservice
Hallo Kundendienst
Hallo Support
Hallo Team
Hallo Leute
Moin
Moin zusammen
Servus
mfg
MfG
LG
Guten Rutsch
Frohe Weihnachten und einen guten Rutsch
Frohe Ostern
Schönen Feierabend
Gute Besserung
Danke im Voraus
Vielen Dank und schönes Wochenende
Mit freundlichen Grüßen~Ihre Buchhaltung
Viele Grüße~Das Service Team
Liebe Kolleginnen und Kollegen
Sehr geehrtes Team,
Kundenservice
Kundennummer fehlt
Rechnung vom August
Mahnung trotz Zahlung
Betrag stimmt, Bestellnummer fehlt
Der Kunde hat gekündigt
Der Karton war nass
Der Akku hält nicht
Der Herr an der Kasse
Die Frau am Telefon hat aufgelegt
Der Bauer liefert Milch
Der Schneider hat die Hose gekürzt
Der Maurer hat die Wand gebaut
ein Zimmermann und ein Schreiner
Der Jägerzaun ist morsch
Die Sonne blendet die Kamera
Sommer wie Winter
Erika und Iris aus dem Gartencenter
Rosmarin und Margeriten sind verwelkt
Tierpark, Zoo und Aquarium
ein Kasten Bier
ein Kasten {brand} und eine Dose {brand}
Eine Flasche {brand}
eine Tafel {brand}
Pizza von {brand}
Das Hemd von {brand} ist zu eng
Bei {brand} und {brand} gibt es das nicht
{brand} nimmt das nicht zurück
Der Gutschein von {brand} geht nicht
Die Versicherung der {brand} zahlt nicht
{device} versteht mich nicht
{device} macht das Licht nicht an
{device} hat mir den Text geschrieben
{device} und {device} waren warm
Der {device} findet die Station nicht
Die Batterie im {device} ist leer
Die {xfull}-Straße ist gesperrt
in der {xfull}-Straße
Filiale in der {xlast}straße
am {xfull}-Platz
Das {xfull}-Haus ist geschlossen
Die {xlast} Apotheke hat zu
Flug ab {xfull}
Flughafen {xfull}
Sankt {xfirst}
nach Sankt {xfirst}
Bad {place}
Neue Filiale in Bad {place}
St. {xfirst} Kirche
{xfull}-Gymnasium
{xlast} GmbH
{xlast} und {xlast} GmbH
die {xfull}-Ausgabe ist beschädigt
bonjour c'est {first}, mon colis n'est pas là
c'est {first}
Bjr, {first} ici
salut {first}, tu peux regarder ?
dites à {first} que je suis en retard
j'ai eu {first} au téléphone
vu avec {first} hier
{first} m’a dit de passer demain
{first} m'a répondu
{first} et {first} voyagent avec moi
Mme {last}-{last} attend votre appel
Mlle {last} a signé
Me {last}, avocate, vous écrira
Dr {last} est absent
Pr {last}
M. {last} a téléphoné
M. et Mme {last}
Monsieur {last} refuse de payer
Chère Madame {last},
Bonsoir, {last} à l’appareil
je suis {full}, cliente depuis 2019
C'est {first} qui a commandé
ma voisine {first} a reçu le paquet
mon voisin {full}
mon mari {first} a perdu sa carte
ma mère {first} n'a pas internet
mon fils {first} ne peut pas se connecter
ma fille {first} a 3 ans
mon conseiller est M. {last}
le livreur, {first}, était poli
le propriétaire, Monsieur {last}
le contrat de {first} est résilié
facture à établir à {full}
réservation pour {last}, 4 personnes
Passager : {full}
Bénéficiaire : {full}
Signé : {full}
De : {full}
cdt {first}
Cdlt,~{full}
bien à vous, {first}
bises {first}
merci {first}
Merci à {first} et {first}
{first}, votre technicien, a cassé la porte
le magasin {xlast}
place {xfull}
rendez-vous place {xfull}
avenue {xfull}
boulevard {xlast} à Paris
la station {xlast}
l'aéroport {xfull}
le collège {xfull}
l'hôpital {xfull}
Saint-{xfirst}
Sainte-{xfirst}
le magasin Saint-{xfirst} est fermé
le vol pour Saint-{xfirst}
chez {brand} ils ont dit non
{brand} et {brand} sont à la gare
{brand} ne répond pas
un sac {brand}
ma machine {brand}
{brand}, {brand} et {brand} sont chers
une pizza Reine et une Margherita
un bouquet de marguerites et de roses
Joyeux Noël
Bonne Fête et Joyeux Noël
Bonne année à tous
Bonjour à toute l’équipe
Cordialement,~Le service client
Le Père Noël est passé
la facture de mars
le facteur est passé
Veuillez Saisir Votre Code
dis {device}, allume
est-ce que {device} est une IA ?
ma {device} et ma {device}
soy {first}, no me llega el pedido
hola {first}, ¿hay novedades?
habla {first} de recursos humanos
buenas, {first} de la tienda
le escribe {full}
me atendió {first}
{first} me dijo que esperara
dile a {first} que ya pagué
ponme con {first} porfa
pregunte por el señor {last}
quiero hablar con {first} otra vez
se lo dejé a {first} en recepción
lo autorizó {first}, el gerente
{first} recogió el paquete
el pedido de {first} llegó roto
La Sra. {last} quiere cambiar la cita
La Sra. De la {last}
la Sra. de {last}
Srta. {last}, su pedido está listo
D. {full} firmó
Dña. {full}
la doctora {last} no contesta
el técnico, {first}, no vino
mi esposo {first} perdió la tarjeta
mi compañera {first} tiene el mismo problema
mi vecino {full} lo recibió
mi hija {first} tiene 6 años
para {first}, del tercero
Póngalo a nombre de {full}
Reserva para {last}, dos noches
Factura a {full}
Titular: {first} {last} {last}
Pasajera: {full}
Firmado: {full}
De: {full}
Gracias {first}!
Un abrazo,~{first}
Atentamente,~{full}
saludos {first}
muchas gracias {first}
calle {xfull} está cortada
avenida {xfull} esquina {xlast}
plaza de {xfirst}
la estación {xfull}
el colegio San {xfirst}
vivo en San {xfirst}
el vuelo a Santa {xfirst}
la Virgen del {xlast}
viajo a {place} y {place}
una botella de {brand}
{brand} y {brand} huelen igual
{brand} y {brand} están agotados
{brand} no me devuelve el dinero
{brand} tiene buen café
{device} no entiende español
{device} me redactó el mensaje
mi {device} no arranca
una Margarita y un Mojito
un ramo de margaritas y rosas
Feliz Navidad
Buenos días, equipo
Un saludo,~El departamento de facturación
Muchas Gracias Por Su Compra
dolores de cabeza
paz y mucha luz
oi, aqui é a {first}, cadê meu pedido?
oi, aqui é o {first}
sou o {first}, cliente 3321
sou a {first}
falei com o {first} e ele não resolveu
fui atendida pela {first}
a {first} do suporte me ajudou
tratei tudo com a {first}
tratei com a d. {first}
diga ao {first} que já chegou
quero falar com {first}, por favor
quem assinou foi {first}
a encomenda da {first} não chegou
o pedido do {first}
o contrato é do {full}
minha mãe, {first}, tem 80 anos
meu pai {first}
a minha filha {first} perdeu o cartão
o meu marido {first} pagou
meu vizinho {full} recebeu
meu vizinho seu {first}
seu {first} ligou
bom dia seu {first}
Dona {first} ligou de novo
Dr. {last} está de férias
Eng.º {last} confirmou
A Sra. {last} quer cancelar
O titular é {full}
o entregador, {first}, foi grosso
{first} e {first} viajam comigo
Reserva em nome de {last}
Fatura em nome de {full}
Passageiro: {full}
Chamo-me {full}
obrigada {first}
obrigado {first}
olá {first}, tudo bem?
Abraços, {first}
Abs~{first}
Assinado {full}
De: {full}
aeroporto {xfull}
Hospital {xfull}
a escola {xfull}
Avenida {xfull} está fechada
Rua {xlast} com {xfull}
moro em São {xfirst} dos Campos
voo para Santa {xfirst}
a Nossa Senhora de {xlast}
{brand} e {brand} não respondem
uma garrafa de {brand}
o {brand} bloqueou o cartão
a {device} não liga a luz
O {device} escreveu isso
meu {device} quebrou
um ramo de rosas e margaridas
Feliz Natal e Bom Ano
Bom dia a todos
Atenciosamente,~Equipe de Suporte
Meu Pedido Não Chegou
ciao sono {first}, il pacco non arriva
sono {first} della ditta di sotto
ho parlato con {first} e mi ha detto di aspettare
chiedete a {first}, lo sa lei
ditelo a {first} per favore
è stato {first} a firmare
vorrei parlare con {first} del servizio clienti
il conto è di {full}
la fattura va a {full}
la Sig.ra {last} aspetta
il sig. {last} ha richiamato
Gent.mo Dott. {last},
Egr. Sig. {last},
Avv. {last} vi scriverà
Avv. Della {last}
Ing. {last} ha approvato
Prof. {last} è assente
gentile dottoressa {last}, allego il referto
il tecnico, {first}, non è venuto
il corriere, {first}, è stato gentile
mio marito {first} ha perso la carta
mia figlia {first} non riesce ad accedere
mio figlio {first} ha 4 anni
la mia vicina {first} ha ritirato tutto
{first} e {first} viaggiano con me
prenotazione a nome {last}
Intestatario: {full}
Passeggero: {full}
Firmato: {full}
Da: {full}
grazie {first}!
Un saluto,~{first}
saluti {first}
Cordiali saluti~{first} De {last}
Cordiali saluti~{full}
via {xfull} è chiusa
piazza {xfull}
aeroporto {xfull}
ospedale San {xfirst}
la scuola {xfull}
abito a San {xfirst}
il volo per Santa {xfirst}
la Madonna di {place}
da {brand} sono finiti
{brand} e {brand} hanno i saldi
il prosecco {brand}
la mia {brand} non fa il caffè
{device} non risponde
{device} ha scritto il testo
la mia {device}
una pizza Margherita e una Capricciosa
un mazzo di margherite e rose
Buon Natale e felice anno nuovo
Buona Pasqua
Buongiorno a tutti
Cordiali saluti,~Ufficio reclami
Reimposta La Tua Password
hoi met {first}, waar blijft mijn pakket
dit is {first} van hiernaast
ik ben {first}, klantnummer 7781
u spreekt met {last}
ik sprak gisteren met {first}
vraag het {first} maar
kun je tegen {first} zeggen dat het klaar is
het was {first} die belde
is {first} vandaag aanwezig?
{first} en {first} gaan mee
bedankt {first}!
dank je wel {first}
Dhr. {last} heeft niet teruggebeld
Dhr. van der {last}
Mw. {last} wil opzeggen
Mevrouw {last} belt morgen
Mevrouw van den {last}
Meneer De {last} van de administratie
dr. {last} is er niet
mr. Van {last} is mijn advocaat
mijn naam is {first} ten {last}
mijn naam is {first} van {last}
Familie {last}, Dorpsstraat
de monteur, {first}, kwam te laat
mijn man {first} heeft betaald
mijn dochter {first} is haar pas kwijt
mijn buurman {first} nam het aan
mijn buurvrouw {first}
mijn collega {first} heeft hetzelfde probleem
Rekening op naam van {full}
Contract staat op {full}
Contract staat op {first} van der {last}
Reservering voor {last}, 4 personen
Passagier: {full}
Aan: {full}
Getekend, {full}
Gr. {first}
Gr~{first}
groetjes {first}
mvg {full}
Beste {first}, is er nieuws?
{brand} heeft geen voorraad
{brand} is duurder
{brand} en {brand} zijn open
{brand} neemt het niet terug
de {brand} koffie
{device} doet het niet
{device} heeft dit geschreven
mijn {device} staat stil
{xfull} Museum is uitverkocht
het {xfull} Huis was dicht
{xfull} Arena, vak 4
ik woon in Sint {xfirst}
de winkel aan de {xlast}kade
{xlast} Universiteit
een bos rozen en margrieten
een krat {brand}
Fijne feestdagen
Goedemorgen allemaal
Beste klantenservice,
Met vriendelijke groet,~de klantenservice
Mijn Bestelling Is Kwijt
`

export const chat: readonly string[] = lines
  .trim()
  .split('\n')
  .map((line) => line.replaceAll('~', '\n'))
