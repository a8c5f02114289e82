/** As bench/own-forms-seventh-data.ts, shorter: written after that one was mended and before anybody looked at what the engine does with it. Nobody mends what this one shows. */
export const eighthForms: Readonly<Record<string, string>> = {
  en: String.raw`
pin for the telly is ⟦pin|3092⟧, scratch that, ⟦pin|3902⟧

sc ⟦acct|30 11 62 a/c 40918823⟧ thats mine, mums is the other one

03/02/2025, 07:14 - ⟦name|Siobhan⟧: did the plumber text you
03/02/2025, 07:15 - ⟦name|Granny Moira⟧: he wants paying to ⟦iban|‹GB:4 4 4 4 4 2›⟧

agent: and what's the number we should ring back on
caller: um ⟦phone|01632 960 871⟧

agent: whats the gate code for the driver
caller: er it's ⟦pin|7714⟧

the lodge wifi is HeronGuest and the code is ⟦pw|bulrush-904⟧

REDIS_PASS=⟦pw|Mallow.Heath62⟧

key box on the left of the porch ⟦pin|6127⟧

she is allergic to ⟦med|ibuprofen⟧ and her GP is ⟦name|Dr Ingleby⟧

Passenger / Passagier: ⟦name|Rosamund Teale⟧, Passport / Pass: ⟦pass|563910274⟧

my telephone banking password is ⟦pw|Corncrake⟧
`,
  de: String.raw`
kontonr ⟦acct|8813390⟧, halt, ⟦acct|8813930⟧ bei der sparkasse

03.02.25, 07:14 - ⟦name|Edelgard⟧: wie ist der code für die haustür
03.02.25, 07:15 - ⟦name|Opa Lothar⟧: ⟦pin|4419⟧

Mitarbeiterin: und das Ablaufdatum der Karte
Kunde: das ist ⟦exp|10/29⟧

wir wohnen in der ⟦addr|Schillerstraße 9 in 99096 Erfurt⟧

wlan heißt Seeblick und der schlüssel ist ⟦pw|reiher-5531⟧

MAIL_PASS=⟦pw|Eibe.Tanne31⟧

der Schlüsselkasten hat den Code ⟦pin|5580⟧, Klingel ⟦name|Wendelgard Osterkamp⟧

mein Vater ist allergisch gegen ⟦med|Diclofenac⟧, geboren ⟦dob|04.07.1949⟧

Telefonpasswort: ⟦pw|Distelfink⟧
`,
  fr: String.raw`
le compte ⟦acct|00048812907⟧ chez vous, mon pin ⟦pin|2284⟧ non pardon ⟦pin|2248⟧

03/02/2025 07:14 - ⟦name|Maïwenn⟧: le code du portail ?
03/02/2025 07:15 - ⟦name|Papi Norbert⟧: ⟦pin|9930⟧

Conseillère : et votre date de naissance
Client : le ⟦dob|12 juillet 1958⟧

code banque ⟦acct|10278 code guichet 04410 n° de compte 00020331145 clé 61⟧

le wifi c'est LesTilleuls et la clé est ⟦pw|mesange-208⟧

la boîte à clés c'est le ⟦pin|7745⟧

ma fille est allergique à la ⟦med|pénicilline⟧, elle s'appelle ⟦name|Philippine⟧

mot de passe vocal : ⟦pw|bergeronnette⟧

on habite au ⟦addr|22 rue des Glycines à 44000 Nantes⟧
`,
  es: String.raw`
el pin es ⟦pin|1185⟧, espera, ⟦pin|1158⟧

3/2/25, 7:14 - ⟦name|Milagros⟧: la clave del garaje?
3/2/25, 7:15 - ⟦name|Abuelo Fermín⟧: ⟦pin|6603⟧

Agente: y su fecha de nacimiento
Cliente: ⟦dob|12 de julio de 1958⟧

vivo en ⟦addr|calle Lirio 8 segundo derecha 28019 Madrid⟧

la caja de llaves es ⟦pin|3391⟧

soy alérgica a la ⟦med|amoxicilina⟧

DB_PASS=⟦pw|Olivo.Pinar27⟧

mi clave telefónica es ⟦pw|golondrina⟧
`,
  pt: String.raw`
o pin é ⟦pin|4406⟧ não desculpa ⟦pin|4460⟧

03/02/2025 07:14 - ⟦name|Deolinda⟧: qual é o código da garagem
03/02/2025 07:15 - ⟦name|Avô Belarmino⟧: ⟦pin|8127⟧

Assistente: e a data de nascimento
Cliente: ⟦dob|12 de julho de 1958⟧

moro na ⟦addr|Rua da Alegria 50 3º direito 4000-041 Porto⟧

o cofre das chaves é ⟦pin|5512⟧

minha mãe tem alergia a ⟦med|penicilina⟧ e nasceu em ⟦dob|3 de maio de 1951⟧

a senha do telefone é ⟦pw|pintassilgo⟧
`,
  it: String.raw`
il pin è ⟦pin|9914⟧ anzi ⟦pin|9941⟧

03/02/25, 07:14 - ⟦name|Domitilla⟧: qual è il codice del portone
03/02/25, 07:15 - ⟦name|Nonno Aldemaro⟧: ⟦pin|2206⟧

Operatrice: e la sua data di nascita
Cliente: ⟦dob|12 luglio 1958⟧

abi ⟦acct|05387 cab 12900 c/c 000003318842⟧

il wifi è CasaRosa e la chiave è ⟦pw|salvia-7741⟧

la cassetta delle chiavi ⟦pin|3308⟧

mio padre è nato il ⟦dob|2 luglio 1949⟧ ed è allergico alla ⟦med|penicillina⟧

la mia password telefonica è ⟦pw|cardellino⟧
`,
  nl: String.raw`
de pincode is ⟦pin|7731⟧ nee sorry ⟦pin|7713⟧

03-02-2025 07:14 - ⟦name|Geertruida⟧: wat was de code van de garage
03-02-2025 07:15 - ⟦name|Opa Wiebe⟧: ⟦pin|1180⟧

Medewerker: en uw geboortedatum
Klant: ⟦dob|12 juli 1958⟧

ik woon op de ⟦addr|Meidoornlaan 14 in 9731 CK Groningen⟧

de wifi heet Rietkraag en de sleutel is ⟦pw|snoek-6604⟧

sleutelkluisje naast de deur ⟦pin|4471⟧

ze is allergisch voor ⟦med|naproxen⟧, huisarts is ⟦name|Kiers-Bouma⟧

SMTP_PASS=⟦pw|Wilg.Berk55⟧
`,
}

export const eighthPlain: Readonly<Record<string, string>> = {
  en: String.raw`
case 88120441, sorry, 88120414, is still open

the Harriet sofa and the Winston rug are in the wrong colour

agent: what's the order number
caller: it's 448120

the code is printed under batch 4471, wait, no, 4417

key box for the meter is 40 x 20 cm

01/02/2025 08:00 - Backup: finished in 118 s

the sea is calm and the key is in the drawer 4
`,
  de: String.raw`
Vorgang 88120441, nein, 88120414, ist noch offen

der Sessel Konrad und der Teppich Luise wackeln

Beraterin: wie lautet die Bestellnummer
Kunde: 448120

die Straße ist gesperrt seit dem 3

der Schlüsselkasten ist 40 cm breit

Haltestelle Theodor Heuss ohne Strom
`,
  fr: String.raw`
dossier 88120441, pardon, 88120414, toujours ouvert

le canapé Gustave et la lampe Léonie sont cassés

Conseiller : quel est le numéro de commande
Client : 448120

la rue est fermée depuis le 4

banque ouverte de 9 à 12
`,
  es: String.raw`
caso 88120441, perdón, 88120414, sigue abierto

el sofá Benito y la silla Elena llegaron rotos

la avenida sigue cerrada desde el 5

Agente: cuál es el número de pedido
Cliente: 448120
`,
  pt: String.raw`
processo 88120441, desculpe, 88120414, continua aberto

a cadeira Beatriz e o tapete Tomás vieram manchados

a avenida está fechada desde o dia 5

Assistente: qual é o número da encomenda
Cliente: 448120
`,
  it: String.raw`
pratica 88120441, anzi, 88120414, ancora aperta

il divano Ettore e la sedia Bianca sono graffiati

la via è chiusa dal 5

Operatore: qual è il numero dell'ordine
Cliente: 448120
`,
  nl: String.raw`
zaak 88120441, sorry, 88120414, staat nog open

de stoel Willem en het tapijt Sofie zijn beschadigd

de straat is gesloten sinds de 5e

Medewerker: wat is het bestelnummer
Klant: 448120
`,
}
