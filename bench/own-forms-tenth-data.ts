/** As bench/own-forms-ninth-data.ts, shorter: written after that one was mended, in other words and for nothing but the sorts that were mended. Nobody mends what this one shows. */
export const tenthForms: Readonly<Record<string, string>> = {
  en: String.raw`
» And the code please?
sure, ⟦cvc|918⟧

» Ok and the code?
⟦pin|6620⟧ and then the hash key

» What's the code for the side gate?
⟦pin|3917⟧, but pull it hard

» Could you give me your house number and postcode?
⟦addr|61 BS7 8QX⟧

» When were you born?
on the ⟦dob|eleventh of april fifty nine⟧

» Your memorable word?
⟦pw|cobblestone⟧

» Which registration is it for?
⟦plate|HN17 ZRA⟧, the white van

» Please set a 6 digit PIN
⟦pin|520947⟧ ty

account for the refund: ⟦iban|GB33 BUKB 2O2O l555 5555 55⟧, thats my IBAN off the statement photo

please refund into ⟦acct|40-47-84 70872490⟧ thats HSBC

wages should go to ⟦acct|560036 / 11458823⟧

login ⟦mail|p.wick@example.org⟧ / ⟦pw|Kestrel&19x⟧ have a look yourself

tried ⟦pw|Bramble-Cot2023⟧ and then ⟦pw|Bramble-Cot2024⟧ but neither is accepted

my password was ⟦pw|Fernbank71⟧, support made it ⟦pw|Fernbank72⟧ and that one is dead too

the six numbers you texted me: ⟦otp|402 771⟧, says invalid

i got the code ⟦otp|G-550318⟧ out of nowhere

side door ⟦pin|4409⟧, alarm ⟦pin|8821⟧

key box under the bench ⟦pin|2097⟧, alarm is ⟦pin|3316⟧

my nan ⟦name|Dilys⟧ fell on the stairs, ring me on ⟦phone|07700 900 734⟧

ask for grandpa ⟦name|Ephraim⟧ at the gate

surname ⟦name|Achterberg⟧, ref on the letter

my daughter ⟦name|Tilly⟧ (⟦dob|14/02/2016⟧) has ⟦dx|chickenpox⟧

im ⟦dx|dyslexic⟧ so phone is better ⟦phone|01632 960 288⟧

I take ⟦med|acenocoumarol⟧ daily, repeat please

my card ⟦card|‹visa:4 4 4 4›⟧ val ⟦exp|0629⟧

imei old ⟦imei|‹imei:15›⟧
`,
  de: String.raw`
» Und der Code?
der ist ⟦cvc|204⟧

» Wie ist der Code fürs Tor?
⟦pin|6613⟧, danach links

» PLZ und Hausnummer?
⟦addr|99084, Nr. 5⟧

» Wann sind Sie geboren?
am ⟦dob|zwanzigsten juli achtundfünfzig⟧

» Ihr Telefonkennwort?
⟦pw|Kornblume⟧

kto alt ⟦acct|7712094⟧, bitte umstellen

IBAN laut Scan: ⟦iban|DE75 5121 O8OO l245 l26l 99⟧

zugang: ⟦mail|a.lenz@example.de⟧ ⟦pw|Wacholder#5⟧ schauen sie selbst

erst ⟦pw|Heidekraut2023⟧ dann ⟦pw|Heidekraut2024⟧ probiert, beides geht nicht

passwort war ⟦pw|sternschnuppe7⟧, jetzt ⟦pw|sternschnuppe8⟧ und auch das nicht

habe gerade ⟦otp|550318⟧ per SMS erhalten

Hoftor code ⟦pin|3814⟧, alarmanlage ⟦pin|2260⟧

meine schwiegermutter ⟦name|Hedwig⟧ wohnt jetzt in der ⟦addr|Bergstr. 3, 1. OG rechts, 69115 Heidelberg⟧

opa ⟦name|Willi⟧ holt sie ab

meine tochter ⟦name|Mina⟧ (⟦dob|03.09.2019⟧) hat ⟦dx|Windpocken⟧

bei mir wurde ⟦dx|Morbus Bechterew⟧ und ⟦dx|Borreliose⟧ festgestellt

rezept für ⟦med|Bisoprolol⟧ bitte

sozialversicherungsnr: ⟦natid|‹rvnr:2 6 A 3›⟧

karte ⟦card|‹mc:4 4 4 4›⟧ gültig ⟦exp|0327⟧
`,
  fr: String.raw`
» Et le code ?
c'est ⟦cvc|571⟧

» Le code du portail ?
⟦pin|2408⟧ puis à gauche

» Votre date de naissance ?
⟦dob|trois mars soixante et un⟧

» Votre mot de passe ?
⟦pw|marguerite⟧

iban scanné ⟦iban|FR76 3OOO 6OOO Oll2 3456 789O l89⟧

j'ai mis ⟦pw|Bruyere2023⟧ puis ⟦pw|Bruyere2024⟧ aucun ne marche

j'ai reçu ⟦otp|550318⟧ sans rien demander

code reçu ⟦otp|G-220941⟧ mais pas de moi

papy ⟦name|Lucien⟧ passera le chercher, prévenir sa fille ⟦phone|0639980512⟧

ma belle-soeur et moi, je m'appelle ⟦name|Ségolène Kerbiriou⟧

ma fille ⟦name|Inès⟧ (née ⟦dob|11/05/2017⟧) a la ⟦dx|varicelle⟧

ordonnance de ⟦med|bisoprolol⟧ svp

carte ⟦card|‹visa:4 4 4 4›⟧ val ⟦exp|1128⟧
`,
  es: String.raw`
» ¿Y el código?
es ⟦cvc|571⟧

» ¿Clave del garaje?
⟦pin|2408⟧ y luego a la izquierda

» ¿Fecha de nacimiento?
⟦dob|tres de marzo del sesenta y uno⟧

me ha llegado... me llegó ⟦otp|550318⟧ sin haber hecho nada

puse ⟦pw|Romero2023⟧ y después ⟦pw|Romero2024⟧ y nada

iban escaneado ⟦iban|ES79 2lOO O8l3 6lOl 2345 6789⟧

llamar a mi suegra ⟦name|Jacinta⟧ ⟦phone|655 318 204⟧

me llamo ⟦name|Rosario Echegaray⟧ y sigo sin internet

mi hija ⟦name|Vera⟧ (⟦dob|11/05/2017⟧) tiene ⟦dx|varicela⟧

receta de ⟦med|bisoprolol⟧ por favor

caja de llaves ⟦pin|7715⟧, alarma ⟦pin|4018⟧

tarjeta ⟦card|‹visa:4 4 4 4›⟧ cad ⟦exp|1128⟧
`,
  pt: String.raw`
» E o código?
é ⟦cvc|571⟧

» Data de nascimento?
⟦dob|três de março de sessenta e um⟧

chegou ⟦otp|550318⟧ sem eu fazer nada

coloquei ⟦pw|Alecrim2023⟧ e depois ⟦pw|Alecrim2024⟧ e nada

minha sogra ⟦name|Lindalva⟧ mora comigo, avisar ela ⟦phone|(11) 95531-8204⟧

minha filha ⟦name|Lívia⟧ (⟦dob|11/05/2017⟧) tem ⟦dx|varicela⟧

cofre das chaves ⟦pin|7715⟧, alarme ⟦pin|4018⟧

cartão ⟦card|‹visa:4 4 4 4›⟧ val ⟦exp|1128⟧
`,
  it: String.raw`
» E il codice?
è ⟦cvc|571⟧

» Un recapito per il corriere?
⟦phone|348 5531820⟧ dopo pranzo

» Data di nascita?
⟦dob|tre marzo sessantuno⟧

mi è arrivato ⟦otp|550318⟧ senza aver fatto nulla

ho messo ⟦pw|Ginestra2023⟧ poi ⟦pw|Ginestra2024⟧ e niente

iban scansionato ⟦iban|IT4O S054 28ll lOlO OOOO Ol23 456⟧

nonna ⟦name|Iolanda⟧ ritira il pacco

mi chiamo ⟦name|Assunta Pellegrino⟧ e aspetto da martedì

mia figlia ⟦name|Giada⟧ (⟦dob|11/05/2017⟧) ha la ⟦dx|varicella⟧

ricetta di ⟦med|bisoprololo⟧ grazie

carta ⟦card|‹visa:4 4 4 4›⟧ scad ⟦exp|1128⟧
`,
  nl: String.raw`
» En de code?
dat is ⟦cvc|571⟧

» Huisnummer en postcode?
⟦addr|44b, 3512 JE⟧

» Wanneer bent u geboren?
⟦dob|drie maart eenenzestig⟧

kreeg ⟦otp|550318⟧ zonder iets te doen

eerst ⟦pw|Brem2023x⟧ daarna ⟦pw|Brem2024x⟧ en niets werkt

gescande iban ⟦iban|NL2O INGB OOOl 2345 67⟧

mijn schoonvader ⟦name|Gerlof⟧ haalt het op

ik heet ⟦name|Wytske Boonstra⟧ en wacht nog

mijn dochter ⟦name|Evi⟧ (⟦dob|11-05-2017⟧) heeft ⟦dx|mazelen⟧

herhaalrecept ⟦med|bisoprolol⟧ graag

sleutelkluis ⟦pin|7715⟧, alarm ⟦pin|4018⟧

pas ⟦card|‹visa:4 4 4 4›⟧ geldig tot ⟦exp|1128⟧
`,
}

/** No value. */
export const tenthPlain: Readonly<Record<string, string>> = {
  en: String.raw`
» And the code please?
i never got one

» What code does the screen show?
603

» what's the country code?
447

» What is the product code?
3917, the blue one

» Your password?
expired

alarm 0630 every day, why

the alarm 2024 model is loud

seat 4409, gate 12

refund for 04-11-25 20451831

order 560036 / 11458823 is late

tried Windows10 and then Windows11 but neither works

tried Premium20 then Premium30 and neither is in stock

login page at example.org / status2 is down

i got 402771 points out of nowhere

the number you texted was busy

my nan loves it

grandpa chair in oak

son (12 months) fits 80cm

kids plates and patient monitors

iban is not working on the form

IBAN field says Oll or lOO

val 0629 on the milk lid

surname field is greyed out

the heather-moor2024 and heather-moor2025 prints

I like the Winnie Pooh mug and the Peter Pan book
`,
  de: String.raw`
» Und der Code?
kam noch keiner

» Welcher Fehlercode steht da?
204

» Ihr Kennwort?
gesperrt

alarm 0630 klingelt nicht

erst Katalog2023 dann Katalog2024 angesehen

schwiegermutter tasse ausverkauft

tochter firma (12.05.2018 gegründet)

IBAN Feld bleibt leer

zugang zum hof ab 12.3.2024

habe 550318 punkte erhalten

oma sessel in grau

links und rechts 3. OG sind frei
`,
  fr: String.raw`
» Et le code ?
rien reçu

» Quel code affiche l'écran ?
571

» Votre mot de passe ?
bloqué

j'ai reçu 550318 points

j'ai mis Tome2023 puis Tome2024 au panier

plaques de cuisson 3 feux

mamie gâteau la marque

alarme 0630 tous les jours

fille unique (12 ans)

iban refusé par le site
`,
  es: String.raw`
» ¿Y el código?
no me sale

» ¿Qué código de error muestra?
571

me llegó 550318 unidades

puse Tomo2023 y luego Tomo2024 en la cesta

alarma 0630 no suena

mi abuela lo usa

hija única (12 años)

llamar mañana a las 10

cad 1128 en el yogur
`,
  pt: String.raw`
» E o código?
não apareceu

chegou 550318 unidades

alarme 0630 não toca

coloquei Tomo2023 e depois Tomo2024 no carrinho

minha avó adora

val 1128 no iogurte
`,
  it: String.raw`
» E il codice?
non arriva

mi è arrivato 550318 pezzi

ho messo Tomo2023 poi Tomo2024 nel carrello

nonna ricetta originale

allarme 0630 non suona

scad 1128 sullo yogurt
`,
  nl: String.raw`
» En de code?
niks

kreeg 550318 punten

eerst Deel2023 daarna Deel2024 gelezen

opa stoel in eiken

alarm 0630 gaat niet af

geldig tot 1128 staat op de melk
`,
}
