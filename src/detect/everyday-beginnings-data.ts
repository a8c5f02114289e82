/**
 * Beginnings of literals that everyday words have, too. Without them two messages in three would stop the pass for nothing;
 * with all literals as long the automaton had half as many states again. A browser does without.
 */
export const everydayBeginnings: ReadonlySet<string> = new Set(
  'acce|acco|auth|auto|back|bank|best|canc|cent|clin|code|comp|conc|conf|cont|cred|data|date|depo|ents|fech|http|iden|insu|jahr|loca|logi|marc|medi|mont|mult|naci|numb|nume|one |para|pass|poli|post|prog|prop|reco|schl|secu|shar|sich|sign|stat|tele|thro|to l|to s|toke|vent|veri|vers|zum | ano| mes| yea'.split(
    '|',
  ),
)
