/** Words that addresses are made of in seven languages and a few neighbours, lower-case and without accents. */
export const strongEndings =
  'street avenue ave road rd boulevard blvd lane ln parkway pkwy highway hwy terrace turnpike expressway freeway crescent cres mews aveanue aven gasse strasse str weg platz allee damm straat laan plein gracht kade singel steeg'
export const weakEndings =
  'st drive dr court ct way place pl square sq circle cir close gardens grove hill row walk loop trail trl alley plaza park point pt pike run ridge view rise parade quay wharf green common heights bend crossing path bridge center centre cove creek hollow isle knoll landing manor meadow orchard pass ring ufer'
export const beginnings =
  'rue avenue av ave boulevard bd blvd place allee allees impasse quai cours chemin route chaussee faubourg passage sentier esplanade villa square calle passeig paseig bulevar pg vico ramal jalan lorong shara al-shara avda avenida plaza paseo carrera travesia ronda camino ctra carretera glorieta callejon calleja pasaje urbanizacion urb plazuela rambla carrer avinguda via viale piazza piazzale corso largo vicolo strada lungomare contrada borgo rua travessa praca alameda estrada rodovia av praceta beco calcada ul ulica aleja al plac os jalan jl cra kra diagonal transversal pje po pza plza cl'
/** Those that mean a street without doubt, even in small letters. */
export const sureBeginnings =
  'rue calle avda avenida carrera travesia viale piazza piazzale vicolo rua travessa praca alameda chemin impasse ctra carretera boulevard chaussee passeig bulevar'
/** What a German, Dutch or Nordic street name of one word ends with. */
export const compoundEndings =
  'strasse str gasse weg platz allee damm ufer ring graben markt hof straat laan plein kade gracht singel dijk steeg weg dreef gade vej vaenget gatan gata vagen vegen veien gaten katu tie kuja polku utca utja brautin braut straeti gata backen baan street road avenue tanya'
export const noStreets =
  'arbeitsplatz parkplatz sitzplatz stellplatz spielplatz bauplatz tabellenplatz startplatz hering frühling fruhling lehrling zwilling ruckweg heimweg hinweg umweg ausweg unterweg weiterweg schulweg bahnhof supermarkt aktienmarkt arbeitsmarkt februar markt platz friedhof flughafen innenhof baumarkt wochenmarkt onderweg tijdelijk terrein pattie katie movie selfie cookie artie bowtie sortie partie hottie necktie dit boterham spring string during bring ring hiring wiring ordering entering offering monitoring engineering off-street across-the-street'
export const particles =
  "de du des la le les l d del della dello delle dei degli di da do dos das den der van von vom zum zur am an im auf dem het 't ter ten op san santa sao saint st ste sta y e and the of los las el general doctor dr prof professor padre don dona vittorio rio"
export const units =
  'apt apartment suite ste unit floor fl room rm flat piso planta puerta pta esc escalera portal bloque bl izda izq dcha bajo etage appartement appt bat batiment stock og eg whg wohnung bus interno int scala andar apto bloco fracao lote bldg building lot box no nr num numero n km hinterhaus verdieping etg'
export const directions = 'n s e w ne nw se sw north south east west northeast northwest southeast southwest nord sud est ouest norte sur sul'
export const states =
  'al ak az ar ca co ct de fl ga hi id il in ia ks ky la me md ma mi mn ms mo mt ne nv nh nj nm ny nc nd oh ok or pa ri sc sd tn tx ut vt va wa wv wi wy dc on qc bc ab mb nb ns nl nsw vic qld act tas'
export const stateNames =
  'alabama alaska arizona arkansas california colorado connecticut delaware florida georgia hawaii idaho illinois indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana nebraska nevada ohio oklahoma oregon pennsylvania tennessee texas utah vermont virginia washington wisconsin wyoming ontario quebec manitoba alberta'
export const countries =
  'usa us uk england scotland wales ireland germany deutschland france frankreich spain espana españa italy italia portugal netherlands nederland niederlande belgium belgique belgie belgien austria osterreich oesterreich switzerland schweiz suisse svizzera canada australia brasil brazil mexico argentina denmark danmark sweden sverige norway norge finland suomi poland polska india'
export const boxes = 'postfach postbus'
export const stopWords =
  'i a an the my your our his her its their we you he she it they is are was were be been am do does did has have had will would can could should may might must to for at in on of and or but if not no so than then that this these those with from by about into over under out up off as more most less some any all each every other minutes minute mins hours hour days day weeks week months month years year times time percent people persons items nights night guests euro euros dollars pounds pm am uhr min sec ich du er sie es wir ihr der die das den dem ein eine einen und oder aber nicht mit von zu auf fur bei ist sind war habe hat je tu il elle nous vous ils un une et ou mais pas avec pour sur est sont minuten stunden tage yo tu el ella un una y o pero no con por para es son minutos horas dias io lui lei noi un uno una e o ma non con per sono minuti ore giorni eu ele ela um uma e ou mas nao com por ik jij hij zij wij een en of maar niet met voor is zijn minuten uur dagen get got give need want please help thanks thank hello hi yes ok okay old new also just only like first second third last next both same way how what when where which who why'
