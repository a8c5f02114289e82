/** A bare answer is short: « 482 », « it's hunter2! », « 09/27 thanks ». */
export const longest = 60

/** What people answer who do not tell it. */
export const noWord =
  /^(?:\p{L}+(?:ly|weise|ment|mente)|i|yes|no|nope|sure|okay|thanks?|thank|please|sorry|hello|none|nothing|forgot\p{L}*|unknown|wait|what|which|why|where|maybe|never|already|exactly|correct|right|wrong|later|hmm+|password|passwort|kennwort|vergessen|moment|nein|danke|bitte|warum|welches|keine\p{L}?|oubli\p{L}*|merci|pourquoi|aucun\p{L}?|olvid\p{L}*|gracias|ninguna?|esque[cs]\p{L}*|obrigad\p{L}|nenhum\p{L}?|dimenticat\p{L}|grazie|nessun\p{L}|vergeten|bedankt|geen|ok|ja|si|oui|ya|ich|klar|blocked|expired|locked|gesperrt|abgelaufen|bloqu\p{L}*|genau|gerne|sicher|nat[uü]rlich|claro|certo|hi|hey|one|skip|agent|human|cancel|stop|idea|dunno|idk)$/iu

/** What stands before a bare answer, and behind it. */
export const lead =
  /^\s*(?:(?:u[hm]+|e[hru]m+|er|eh+|[aä]h+m*|euh|pues|bueno|allora|nou|yeah|sure|ok|okay|yes|yep|ja|klar|gerne|oui|si|sim|sí|so|ok so|well|of course|here you go|here it is)[,.!:]?\s+)?(?:(?:(?:i think |i guess )?i (?:used?|typed?|put)|i think|i guess|ich glaube?|je crois|creo que|acho que|credo sia|ik denk|it'?s|it is|is it|its|it says|maybe|they say|that'?s|this is|(?:the |my )?(?:code|pin|password) is|der code ist|d(?:as|ie|er) ist|(?:es|sie|er) ist|(?:sie|er) lautet|c'est|es|é|è|het is|dat is)\s+)?["'«“]?/i
export const tail =
  /^["'»”]?[.,!?]?\s*(?:(?:thanks|thank you|thx|ty|pls|plz|svp|stp|danke|merci|gracias|obrigad[oa]|grazie|bedankt|por favor|per favore|please|bitte|steht (?:da|drauf)|it says|i think|i guess|i believe|glaube? ich|denke ich|je crois|creo|acho|credo|denk ik)[.!]?)?\s*$/i
/** « 4471#, then the second floor », « 1907 y luego 3º izq »: what is said of a value with a digit in it. */
export const remark =
  /^["'»”]?(?:[,;.] |,? (?=(?:then|and then|but|for|dann|danach|aber|f[uü]r|nach|puis|et puis|ensuite|mais|apr[eè]s|y luego|luego|pero|despu[eé]s|e depois|depois|mas|ap|apto|poi|e poi|ma|dopo|dan|en dan|daarna|maar|voor|na)(?!\p{L})))[^\n]{1,60}$/iu
/** « all lower case », « with a capital L »: how a word is written that was asked for. */
export const casing =
  /^["'»”]?,? (?:(?:it'?s |is |and |oder |or |maybe |ou |of |o ){0,2}(?:(?:all|in|alles|tout en|todo en|tudo|tudo em|tutto|helemaal) )?(?:lower ?case|small letters|caps|upper ?case|one word|no spaces|klein(?: ?geschrieben)?|gro(?:ß|ss)(?: ?geschrieben)?|kleinbuchstaben|zusammen|min[uú]scules?|minuscule|majuscules?|min[uú]scul[oa]s?|may[uú]scul[oa]s?|mai[uú]scul[oa]s?|minuscolo|maiuscolo|kleine letters|hoofdletters|(?:with|mit|avec|con|com|met) (?:a |an |einem |un |una |uma |een )?(?:capital|lower ?case|small|klein\p{L}*|gro(?:ß|ss)\p{L}*|hoofdletter|majuscule|may[uú]scula|mai[uú]scula|maiuscola)(?: \p{L})?)(?: geschrieben| written)?[.!]?)\s*$/iu
