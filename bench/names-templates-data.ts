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
]

export type Slot = 'given' | 'surname' | 'full' | 'place' | 'firm'

let lists = { given: [] as readonly string[], surname: [] as readonly string[], places: [] as readonly string[], firms: [] as readonly string[], often: { given: [] as readonly string[], surname: [] as readonly string[] } }

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
  const often = (names: readonly string[], all: readonly string[]) => (random(5) < 2 ? listed(names) : any(all))
  const first = () => often(lists.often.given, lists.given)
  const last = () => often(lists.often.surname, lists.surname)
  if (what === 'given') return first()
  if (what === 'surname') return last()
  if (what === 'place') return any(lists.places)
  if (what === 'firm') return random(3) === 0 ? `${last()} ${any(firmEndings)}` : any(lists.firms)
  const dice = random(12)
  if (dice === 0) return `${first()} ${String.fromCharCode(65 + random(26))}. ${last()}`
  if (dice === 1) return `${first()} ${first()} ${last()}`
  if (dice === 2) return `${first()} ${['van', 'de', 'da', 'von', 'van der', 'de la', 'dos', 'di'][random(8)] ?? 'de'} ${last()}`
  if (dice === 3) return `${first()} ${last()} ${last()}`
  if (dice === 4) return `${String.fromCharCode(65 + random(26))}. ${last()}`
  return `${first()} ${last()}`
}

const firmEndings = 'Inc Ltd LLC GmbH AG KG Group Holdings Bank Electric Motors Records Foundation Institute University Hospital College S.A. SARL SpA B.V. Verlag Werke Services Partners Energy Stores Airlines'.split(' ')
