/** Sentences written for training: {first}, {last} and {full} are filled with listed names. Rows without a slot are misses. */
export const templates: readonly string[] = [
  // English
  'my name is {full}', 'Hi, my name is {first}.', 'Hello, this is {full} speaking', "I'm {first}, how are you?", 'i am {full} and my order is late',
  'Name: {full}', 'name {full} phone 555 123 4567', 'Full name: {full}\nPhone: 555 0101', 'First name: {first}\nLast name: {last}', 'What is your name?\n{full}', 'what is your name?\n{first}',
  'May I have your name please?\nsure it is {full}', 'and your last name?\n{last}', 'Best regards,\n{full}', 'Kind regards,\n{first}', 'Thanks,\n{first} {last}', 'Cheers, {first}', 'Dear {first},\nthank you for your message.',
  'Dear Mr. {last}, thank you for your letter.', 'Dear Ms {last},', 'Mrs. {last} called again', 'Dr. {last} will see you', 'please send it to {full}, 12 Main Street', 'Attn: {full}', 'attn {full}', 'c/o {full}',
  'I spoke with {first} yesterday', 'I talked to {full} last week about this', 'my wife {first} also has an account', 'my husband {first} {last} will pick it up', 'my son {first} is 12', 'the account is under {full}', 'the booking is in the name of {full}',
  'reservation for 4 under {last}', 'booked under {first} {last} for two nights', 'can you add {full} to my account', 'It is registered to {full}.', '{first} from support told me to write here', 'Thanks {first}!', 'thank you {first} that helped', 'hi {first}', 'Hey {first}, any news?',
  '{full}', '{first}', '{full}, {full} and {full} are travelling', 'transfer 200 to {full}', 'My manager, {full}, approved it.', 'signed by {full}', 'Patient: {full}', 'Cardholder name: {full}', 'Passenger: {full}', '{full} wrote:', 'From: {full} <x@example.org>', '{last}, {first}', 'it is {full}, thank you', "it's {first} here again", 'this is regarding {full}', 'we met {full} in Berlin', 'please ask for {first}', 'ask {first} {last} in billing', 'call me {first}', 'My daughter {first} lost her card', "{first}'s card was stolen", "It is {full}'s account",
  // German
  'ich heiße {full}', 'Ich heiße {first}.', 'mein Name ist {full}', 'Mein Name ist {last}.', 'Hallo, hier ist {full}', 'hier spricht {full}', 'Guten Tag, {full} hier.', 'Name: {full}', 'Vorname: {first}\nNachname: {last}', 'Wie ist Ihr Name?\n{full}', 'Wie heißen Sie?\n{first} {last}', 'Sehr geehrter Herr {last},', 'Sehr geehrte Frau {last}, vielen Dank für Ihre Nachricht.', 'Hallo Frau {last}', 'Hallo Herr {last}, danke!', 'Liebe {first},', 'Lieber {first}, wie geht es dir?', 'Mit freundlichen Grüßen\n{full}', 'Viele Grüße\n{first}', 'LG {first}', 'Beste Grüße, {full}', 'Ich habe mit Frau {last} telefoniert', 'ich habe mit {first} gesprochen', 'Meine Frau {first} hat auch ein Konto.', 'mein Mann {first} {last} holt das Paket ab', 'mein Sohn {first} ist krank', 'Das Konto läuft auf {full}.', 'Die Buchung ist auf den Namen {last}', 'bitte an {full}, Hauptstraße 5 senden', 'z. Hd. {full}', 'Herr Dr. {last} ist nicht da', 'Patientin: {full}', 'Kontoinhaber: {full}', 'Der Vertrag wurde von {full} unterschrieben.', 'Danke {first}!', '{full} hat angerufen', 'geb. {last}', 'Ansprechpartner: {full}',
  // French
  "je m'appelle {full}", 'Je m’appelle {first}.', 'mon nom est {full}', 'Bonjour, ici {full}', 'Bonjour {first},', 'Nom : {last}\nPrénom : {first}', 'Quel est votre nom ?\n{full}', 'Monsieur {last}, merci pour votre message.', 'Madame {last} a appelé', 'M. {last} est absent', 'Mme {last} vous rappellera', 'Cordialement,\n{full}', 'Bien cordialement\n{first} {last}', 'Merci {first} !', 'Cher {first},', 'Chère {first}, comment vas-tu ?', "j'ai parlé avec {first} hier", 'ma femme {first} a aussi un compte', 'mon mari {first} {last} viendra', 'le compte est au nom de {full}', 'réservation au nom de {last}', 'à envoyer à {full}, 5 rue de la Paix', "à l'attention de {full}", 'Titulaire : {full}', 'Patient : {full}', 'Docteur {last}', 'mon fils {first} est malade', '{full} a écrit :', 'la carte de {first} {last}', 'né {last}',
  // Spanish
  'me llamo {full}', 'Me llamo {first}.', 'mi nombre es {full}', 'Hola, soy {first}', 'soy {full} y tengo un problema', 'Nombre: {first}\nApellidos: {last} {last}', '¿Cómo se llama?\n{full}', 'Estimado señor {last}:', 'Sra. {last}, gracias por su mensaje', 'el Sr. {last} llamó', 'Don {full}', 'Doña {first} {last}', 'Saludos,\n{full}', 'Un saludo, {first}', 'Gracias {first}', 'Hola {first}, ¿qué tal?', 'Querida {first}:', 'hablé con {first} ayer', 'mi esposa {first} también tiene cuenta', 'mi marido {first} {last} {last} lo recogerá', 'mi hijo {first} tiene fiebre', 'la cuenta está a nombre de {full}', 'reserva a nombre de {last}', 'a la atención de {full}', 'enviar a {full}, Calle Mayor 3', 'Titular: {full}', 'Paciente: {full}', 'Médico: Dr. {full}', 'Atte. {full}', '{first} {last} {last}',
  // Portuguese
  'meu nome é {full}', 'chamo-me {full}', 'eu me chamo {first}', 'Olá, sou a {first}', 'Oi, aqui é o {full}', 'Nome: {full}', 'Nome completo: {first} {last} {last}', 'Qual é o seu nome?\n{full}', 'Prezado Sr. {last},', 'Sra. {last}, obrigado pela mensagem', 'Dona {first} ligou', 'Atenciosamente,\n{full}', 'Obrigada,\n{first}', 'Obrigado {first}!', 'Oi {first}, tudo bem?', 'Cara {first},', 'falei com o {first} ontem', 'minha esposa {first} também tem conta', 'meu marido {first} {last} vai buscar', 'a conta está em nome de {full}', 'reserva em nome de {last}', 'enviar para {full}, Rua Augusta 10', 'ao cuidado de {full}', 'Titular: {full}', 'Paciente: {full}', 'Dr. {last}', 'o cartão de {first} {last}', 'meu filho {first} está doente',
  // Italian
  'mi chiamo {full}', 'Mi chiamo {first}.', 'il mio nome è {full}', 'Ciao, sono {first}', 'Buongiorno, sono {full}', 'Nome: {first}\nCognome: {last}', 'Come si chiama?\n{full}', 'Gentile Sig. {last},', 'Sig.ra {last}, grazie del messaggio', 'Egregio signor {last},', 'la signora {last} ha chiamato', 'Dott. {last}', 'Cordiali saluti,\n{full}', 'Saluti\n{first}', 'Grazie {first}!', 'Ciao {first}, come va?', 'Cara {first},', 'ho parlato con {first} ieri', 'mia moglie {first} ha un conto', 'mio marito {first} {last} lo ritira', 'il conto è intestato a {full}', 'prenotazione a nome {last}', 'spedire a {full}, Via Roma 1', "all'attenzione di {full}", 'c.a. {full}', 'Intestatario: {full}', 'Paziente: {full}', 'mio figlio {first} è malato', 'la carta di {first} {last}',
  // Dutch
  'ik heet {full}', 'Ik heet {first}.', 'mijn naam is {full}', 'Hallo, ik ben {first}', 'Goedemorgen, u spreekt met {full}', 'met {full}', 'Naam: {full}', 'Voornaam: {first}\nAchternaam: {last}', 'Wat is uw naam?\n{full}', 'Geachte heer {last},', 'Geachte mevrouw {last}, bedankt voor uw bericht', 'mevrouw {last} heeft gebeld', 'meneer {last} is er niet', 'Dhr. {last}', 'Mevr. {last}', 'Beste {first},', 'Met vriendelijke groet,\n{full}', 'Groetjes, {first}', 'Groeten\n{first} {last}', 'Bedankt {first}!', 'Hoi {first}, hoe gaat het?', 'ik heb met {first} gesproken', 'mijn vrouw {first} heeft ook een rekening', 'mijn man {first} {last} haalt het op', 'de rekening staat op naam van {full}', 'reservering op naam van {last}', 'sturen naar {full}, Kerkstraat 12', 't.a.v. {full}', 'Patiënt: {full}', 'dokter {last}', 'mijn zoon {first} is ziek',
  // Misses
  'I am very happy with the service', 'I am still waiting for my refund', 'Best regards,\nThe Support Team', 'Thanks, that helped!', 'hi there', 'Hello team', 'name', 'My name is wrong on the card', 'Dear Sir or Madam,', 'Dear customer service,', 'it is Monday', 'Will May suit you?', 'Mark the message as read', 'I hope this finds you well', 'Order 12 for Berlin', 'ship it to Paris, France', 'The Main Street branch in Boston is closed', 'This is urgent', 'i am angry', 'this is not working', 'PayPal and Visa do not work', 'my iPhone and the Samsung are both new', 'Thank You For Your Order', 'Reset Password', 'Please Update My Billing Address', 'FREE SHIPPING', 'Android App', 'Google Chrome', 'On Friday the London office is closed',
  'ich heiße Sie willkommen', 'Mein Name ist falsch geschrieben', 'Hallo zusammen', 'Sehr geehrte Damen und Herren,', 'Mit freundlichen Grüßen\nIhr Team', 'Ich bin sehr zufrieden', 'Ich bin aus Berlin', 'Die Rechnung ist falsch', 'Meine Karte wurde gestohlen', 'Bitte das Licht in der Küche ausschalten', 'Danke für die schnelle Antwort', 'Ein Konto bei der Deutschen Bank', 'Die Überweisung kam am Montag nicht an', 'Der Versand nach Österreich', 'Guten Morgen', 'Schalte den Fernseher im Wohnzimmer aus', 'Meine Bestellung ist noch nicht da', 'Könnten Sie mir bitte helfen?',
  'Bonjour à tous', 'Madame, Monsieur,', "Cordialement,\nL'équipe", 'Je suis très content', 'je suis à Lyon', 'Ma carte est bloquée', 'Allume la lumière du salon', 'Merci beaucoup', 'Le virement vers la France', 'Quelle est la température à Paris ?', 'Ferme les volets de la chambre',
  'Buenos días', 'Estimados señores:', 'Soy cliente desde 2010', 'Mi tarjeta está bloqueada', 'Enciende la luz de la cocina', 'Muchas gracias', 'Vivo en Madrid', 'Un saludo,\nEl equipo', 'La factura de marzo', 'Apaga el televisor del salón',
  'Bom dia', 'Prezados,', 'Sou cliente há anos', 'Meu cartão está bloqueado', 'Acenda a luz da cozinha', 'Muito obrigado', 'Moro em Lisboa', 'A fatura de maio',
  'Buongiorno', 'Gentili signori,', 'Sono molto contento', 'La mia carta è bloccata', 'Accendi la luce in cucina', 'Grazie mille', 'Abito a Milano', 'La fattura di maggio', 'Spegni la televisione in salotto',
  'Goedemorgen', 'Geachte heer, mevrouw,', 'Ik ben erg tevreden', 'Mijn kaart is geblokkeerd', 'Doe de lamp in de keuken aan', 'Dank u wel', 'Ik woon in Utrecht', 'De factuur van mei', 'Zet de verwarming in de woonkamer lager', 'Groeten,\nhet team',
  // What people buy and talk to is called like people, and people are called like words
  'I paid with {brand} and was charged twice', 'I bought it at {brand} last week', 'does it work with {device}?', 'Can {device} play music in the kitchen?', 'hey {device}, turn off the lights', 'Ask {device} to read it aloud', '{device} does not understand me', 'my {device} has a flat tyre', 'the {device} in the living room is stuck', 'is {device} included in the plan?', 'I use {device} and {brand} every day', '{brand} and {brand} both answered within a day', '{brand} closed my account', 'my order from {brand} never came', 'the {brand} app keeps crashing', 'refund to my {brand} card please', 'do you ship with {brand}?', '{brand} lost my parcel', 'I left {brand} because of the fees', 'check {brand} and {brand}', '{xfirst} AI wrote it', '{xlast} & {xlast} sent me a bill', 'bought a {xfull} perfume', "{xfirst}'s Diner was closed", 'the {xfull} Foundation paid', 'the {xlast} Center is full', 'the {xlast} app', 'I work at {brand}', 'Hurricane {xfirst} delayed it', 'I drive a {device}', 'the new {device} is out', 'a bottle of {xfull}',
  'Does {brand} accept gift cards?', 'I want to cancel {brand}', 'Subscribed to {brand} and {brand}', 'from {brand} to {brand}', '{brand} Support', '{firm} and {brand} merged', 'call {brand} and ask',
  '{word} said you would help', '{word} called yesterday', 'my friend {word} told me', 'my wife {word} will call you', '{word} from accounts said it is fine', "I'm {word}, the account holder", 'her name is {word}', 'hello, {word} here', 'hi this is {word} from {place}', 'it is {word} again', 'thanks\n{word}', 'Thanks, {word}', 'Kind regards,\n{word} {last}', '{word} {last} is on the lease', '{word} paid and left', 'ask {word}, not me', 'In {place} I spoke with {word}', '{word}: when will it ship?\nAgent {word}: tomorrow', '@{word} can you look at this?', '@{first} could you take it?', 'Sent from my iPhone\n{full}', 'my name is {word}, I ordered last week', 'yo its {word} again', 'cheers {word}', 'my son {word} lost it', 'please talk to {word} or {word}', '{word}, did you see this?', 'I gave it to {word}', 'this is {word} speaking', '{word} and {first} share the account', 'the order is for {word}', 'Agent {first} was helpful', 'Agent {word}: how can I help?',
  'the will of the people', 'what a joy', 'I hope so', 'Hope this helps', 'Mark it as paid', 'please bill my card', 'Bill me later', 'the rose is red', 'Summer is coming', 'last summer in {place}', 'Will it arrive today?', 'Will you refund me?', 'May I ask?', 'the sky is blue', 'by the grace of god', 'Art is long', 'the dean of the faculty', 'Rob a bank', 'Sue them', 'Drew a card', 'Chase my refund please', 'I had faith in you', 'Grant me access', 'Frank opinions only', 'Jack of all trades', 'pat on the back', 'April and May are busy', 'a dollar bill', 'jean jackets', 'the hunter was late', 'christian holidays', 'Miles per gallon', 'an iron ray', 'Hunter green paint', 'Ginger tea', 'Olive oil', 'Amber light', 'Ruby on Rails', 'Crystal clear', 'Dawn broke', 'Holly and ivy', 'Iris scan failed', 'Penny for your thoughts', 'Sandy beach', 'Basil and mint', 'Lily pads', 'Melody and words',
  'Ich habe mit {brand} bezahlt', 'Bei {brand} gibt es das günstiger', '{brand} hat das Paket verloren', 'Ich fahre einen {device} und brauche Ersatzteile', 'Geht das auch mit {device}?', '{device}, mach das Licht aus', 'Die {xlast} Filiale hat zu', 'Bestellt bei {xlast}', 'Ich war bei {xlast} einkaufen', 'Die {xfull} Tasche ist kaputt', 'mein {device} ist in der Werkstatt', 'Wann macht {brand} auf?', '{brand} und {brand} haben nicht geliefert', 'Die {brand} Karte wird abgelehnt', "ich bin's, der {first}", "ich bin's, die {first}", 'die {first} hat angerufen', 'der {first} weiß das', 'Guten Tag, {first} mein Name', '{last} mein Name, guten Tag', 'hier ist {first} aus {place}', 'Frau {last}-{last} hat angerufen', 'Herr Dr. {last}-{last} möchte zahlen', 'Familie {last}, Gartenweg 3', 'i.A. {full}', 'i. V. {full}', 'Der Wolf ist im Wald', 'Das Paket war zu klein', 'Die Jäger und die Bauern', 'ein Förster im Wald', 'Öl der Kamille', 'Holz und Kohle', 'Im Schwarzwald', 'Der Fischer fing Fische', 'ein Koch und ein Bäcker', 'Der Strom ist weg', 'die Linde im Hof', 'US-Präsident {full} kam', 'Regierungssprecher {full} sagte', 'Vorstandschefin {full} geht', '{place}s Bürgermeister {full}',
  "J'ai payé avec {brand}", "{brand} ne m'a pas remboursé", '{brand} et {brand} sont fermés', 'ma {device} est en panne', 'dis {device}, allume la lampe', 'chez {xlast} ils ont dit non', 'un sac {xfull}', '{first} a appelé ce matin', "c'est {first} qui a passé la commande", 'La commande de M. {last} est petite', 'Mme {last} a appelé', 'la robe rose', 'le petit colis', 'un grand blanc', 'le boulanger du coin', '{word} est passée hier', 'la Saint-{xfirst}', 'le lycée {xfull}', 'rue {xfull}', 'Merci {first} pour votre aide',
  'Pagué con {brand}', '{brand} me cobró dos veces', '{brand} no acepta la devolución', 'compré un {device}', 'oye {device}, apaga la luz', 'en {brand} es más barato', 'el colegio {xfull}', 'Pregunta por {first}, él sabe', 'habla {first} de {place}', 'compré flores', 'las torres y los ríos', 'la señora {last} quiere cambiar la fecha', 'soy {first}, no me llega', 'calle {xfull}', 'la Virgen del {xlast}', '{first} me atendió muy mal',
  'Paguei com {brand}', 'Comprei na {brand} e veio errado', 'a {brand} não tem meu tamanho', 'meu {device} quebrou', 'aqui é a {first}', 'a {first} da loja me atendeu', 'falei com a dona {first}', 'Falei com o seu {first}', 'a praça {xfull}', 'rua {xfull}', 'o carvalho e a oliveira', 'o pinheiro caiu', 'Dona {first} ligou',
  'Ho pagato con {brand}', '{brand} ha chiuso il conto', 'la {device} è rossa', 'ehi {device}, spegni la luce', 'ho comprato da {brand}', 'i jeans bianchi', 'il gatto rosso', 'Ho parlato con {first} dell’assistenza', 'il signor {last} ha pagato', 'via {xfull}', 'piazza {xfull}', 'sono {first}, il pacco non arriva', 'una borsa {xfull}',
  'Ik heb met {brand} betaald', '{brand} bezorgt niet in mijn dorp', 'bij {brand} is het goedkoper', 'mijn {device} is kapot', 'hallo met {first}, mijn pakket is kwijt', 'Meneer {vlast} wil zijn geld terug', 'Meneer {vlast} belde', 'Mevrouw {vlast} heeft gebeld', 'Frau {vlast} wartet', 'Mr {vlast} is here', 'mevrouw {last} belde', 'Ik heb een jong katje', 'de bakker en de visser', 'vraag het {first} maar', 'de {xfull}straat',
]

export type Slot = 'given' | 'surname' | 'full' | 'place' | 'firm' | 'brand' | 'device' | 'word' | 'particled'

let lists = { given: [] as readonly string[], surname: [] as readonly string[], places: [] as readonly string[], firms: [] as readonly string[], brands: [] as readonly string[], words: [] as readonly string[], world: [] as readonly { readonly given: readonly string[]; readonly surname: readonly string[] }[], often: { given: [] as readonly string[], surname: [] as readonly string[] } }

export function setListedNames(read: typeof lists): void {
  lists = read
}

export function listedNames(random: (below: number) => number, what: Slot): string {
  const listed = (from: readonly string[]) => from[random(from.length)] ?? ''
  // The first half of one and the second of another: a name that no list knows, to be told by what stands around it.
  const any = (from: readonly string[]) => {
    const one = listed(from)
    if (from === firmEndings || random(3) > 0 || one.includes(' ')) return one
    const other = listed(from)
    return one.slice(0, Math.ceil(one.length / 2)) + other.slice(Math.ceil(other.length / 2)).toLowerCase()
  }
  // Names are not met evenly: a few hundred make up a good part of all, and many of those are words as well.
  const peoples = () => lists.world[random(lists.world.length)]
  const often = (names: readonly string[], all: readonly string[]) => (random(5) < 2 ? listed(names) : any(all))
  const first = () => (random(8) === 0 ? listed(peoples()?.given ?? []) : often(lists.often.given, lists.given))
  const last = () => (random(8) === 0 ? listed(peoples()?.surname ?? []) : often(lists.often.surname, lists.surname))
  if (what === 'given') return first()
  if (what === 'surname') return last()
  if (what === 'word') return listed(lists.words)
  if (what === 'particled') return `${listed(particles)} ${last()}`
  if (what === 'brand') return listed(lists.brands)
  if (what === 'device') return listed(devices)
  if (what === 'place') return any(lists.places)
  if (what === 'firm') return random(3) === 0 ? `${last()} ${any(firmEndings)}` : any(lists.firms)
  const dice = random(12)
  if (dice === 0) return `${first()} ${String.fromCharCode(65 + random(26))}. ${last()}`
  if (dice === 1) return `${first()} ${first()} ${last()}`
  if (dice === 2) return `${first()} ${['van', 'de', 'da', 'von', 'van der', 'de la', 'dos', 'di'][random(8)] ?? 'de'} ${last()}`
  if (dice === 3) return `${first()} ${last()} ${last()}`
  if (dice === 4) return `${String.fromCharCode(65 + random(26))}. ${last()}`
  if (dice === 5 && random(2) === 0) return eastern(random)
  if (dice === 6 || dice === 7) {
    const people = peoples()
    const names = [listed(people?.given ?? []), listed(people?.surname ?? [])]
    return (random(5) === 0 ? names.reverse() : names).join(' ')
  }
  return `${first()} ${last()}`
}

/** Names in Latin letters whose parts no list holds: `Xiaoming Li`, `Kim Min-jun`, `Nguyễn Thị Hoa`. */
function eastern(random: (below: number) => number): string {
  const one = (from: readonly string[]) => from[random(from.length)] ?? ''
  const small = (word: string) => word.toLowerCase()
  const dice = random(4)
  if (dice === 0) return `${one(koreans)} ${one(koreanParts)}-${small(one(koreanParts))}`
  if (dice === 1) return `${one(vietnamese)} ${one(['Thị', 'Văn', 'Minh', 'Thi', 'Van'])} ${one(vietnameseParts)}`
  const given = `${one(chineseParts)}${random(2) === 0 ? small(one(chineseParts)) : ''}`
  return dice === 2 ? `${given} ${one(chinese)}` : `${one(chinese)} ${given}`
}

const particles = ['Van den', 'Van der', 'Van', 'De', 'Von', 'Von der', 'Di', 'Del', 'Da', 'Le', 'El', 'Al']
const chinese = 'Li Wang Zhang Liu Chen Yang Huang Zhao Wu Zhou Xu Sun Ma Zhu Hu Guo Lin Gao Luo Deng Feng Cao Xie'.split(' ')
const chineseParts = 'Xiao Ming Wei Jian Hua Li Jun Mei Yu Ting Hao Feng Qing Ping Xin Zhi Rui Lan Bo Chun Dong Fang Guang Hong Jia Kai Lei Na Peng Qiang Shan Tao Wen Yan Ze'.split(' ')
const koreans = 'Kim Lee Park Choi Jung Kang Cho Yoon Jang Lim Han Shin Seo Kwon'.split(' ')
const koreanParts = 'Min Ji Seo Hyun Jun Woo Yeon Soo Jin Eun Hye Sung Young Kyung Tae Ho Na Ra'.split(' ')
const vietnamese = 'Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Nguyen Tran Pham'.split(' ')
const vietnameseParts = 'Hoa Anh Khai Linh Hương Lan Mai Nam Tuấn Hùng Dũng Phương Thảo Trang Huy Tuan Dung'.split(' ')

/** What answers to a name and is nobody. */
const devices = 'Alexa Siri Cortana Bixby Echo Roomba Gemini Copilot Claude Jasper Watson Einstein Hermes Klarna Nuki Tado Sonos Cozi Marlin Bosch Dyson Vorwerk Roborock Ring Nest Wiz Hue Homey Jarvis Mercedes Lexus Astra Corsa Polo Clio Zoe Megane Leon Ibiza Yaris Corolla Sierra Felicia Victoria Giulia Giulietta Florence Katrina Sandy Harvey Ida'.split(' ')

const firmEndings = 'Inc Ltd LLC GmbH AG KG Group Holdings Bank Electric Motors Records Foundation Institute University Hospital College S.A. SARL SpA B.V. Verlag Werke Services Partners Energy Stores Airlines'.split(' ')
