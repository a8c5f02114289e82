import { invalid } from '../../core/errors.ts'

/** One entry of a model's vocabulary in a text, and the place it was read from. `first`: a word begins with it. */
export type Piece = { readonly id: number; readonly start: number; readonly end: number; readonly first: boolean }

type WordPieces = {
  readonly opening: number
  readonly closing: number
  /** In the order of the text. */
  cut(text: string): Piece[]
}

type Word = { letters: string[]; start: number; end: number }

/** As the makers of BERT have it: a word that is longer is not looked up. */
const longestWord = 100

/** What BERT and its kin do with a text before they read it, with offsets that lead back exactly (`tokenizer.json` of Hugging Face). */
export function readWordPieces(file: unknown): WordPieces {
  const { normalizer, model } = (file ?? {}) as {
    normalizer?: { type?: string; lowercase?: boolean; strip_accents?: boolean | null; clean_text?: boolean }
    model?: { type?: string; vocab?: Record<string, number>; unk_token?: string; continuing_subword_prefix?: string }
  }
  if (model?.type !== 'WordPiece' || normalizer?.type !== 'BertNormalizer' || !model.vocab) {
    throw invalid(
      'DETECT_ONNX_MODEL',
      'tokenizer.json is not that of a BERT model: it needs a BertNormalizer and a WordPiece vocabulary.',
    )
  }
  const vocabulary = new Map(Object.entries(model.vocab))
  const idOf = (token: string): number => {
    const id = vocabulary.get(token)
    if (id === undefined) throw invalid('DETECT_ONNX_MODEL', `tokenizer.json has no ${token} in its vocabulary.`)
    return id
  }
  const unknown = idOf(model.unk_token ?? '[UNK]')
  const inside = model.continuing_subword_prefix ?? '##'
  const lower = normalizer.lowercase ?? true
  const plain = normalizer.strip_accents ?? lower

  const normal = (letter: string) => {
    const bare = plain ? letter.normalize('NFD').replace(/\p{Mn}/gu, '') : letter
    return lower ? bare.toLowerCase() : bare
  }

  /** The longest entry first, from left to right; if some rest is in no entry, the whole word is unknown. */
  const piecesOf = ({ letters, start, end }: Word): Piece[] => {
    const ids: number[] = []
    for (let from = 0; from < letters.length && letters.length <= longestWord;) {
      let to = letters.length
      let id: number | undefined
      for (; to > from; to--) {
        id = vocabulary.get((from > 0 ? inside : '') + letters.slice(from, to).join(''))
        if (id !== undefined) break
      }
      if (id === undefined) return [{ id: unknown, start, end, first: true }]
      ids.push(id)
      from = to
    }
    if (ids.length === 0) ids.push(unknown)
    // Names are told of whole words, so each piece stands for its word.
    return ids.map((id, i) => ({ id, start, end, first: i === 0 }))
  }

  return {
    opening: idOf('[CLS]'),
    closing: idOf('[SEP]'),
    cut: (text) => wordsOf(text, normal).flatMap(piecesOf),
  }
}

function wordsOf(text: string, normal: (letter: string) => string): Word[] {
  const words: Word[] = []
  let open: Word | undefined
  let at = 0
  for (const letter of text) {
    const start = at
    at += letter.length
    if (/\p{White_Space}/u.test(letter)) open = undefined
    else if (/[\p{Cc}\p{Cf}\p{Cn}\p{Co}\p{Cs}\uFFFD]/u.test(letter)) continue
    else if (standsAlone(letter)) {
      open = undefined
      words.push({ letters: [...normal(letter)], start, end: at })
    } else {
      if (!open) words.push((open = { letters: [], start, end: at }))
      open.letters.push(...normal(letter))
      open.end = at
    }
  }
  return words.filter(({ letters }) => letters.length > 0)
}

/** Punctuation, ASCII signs, and Chinese characters. */
function standsAlone(letter: string): boolean {
  return /[\p{P}$+<=>^`|~\u3400-\u4DBF\u4E00-\u9FFF\uF900-\uFAFF\u{20000}-\u{2CEAF}\u{2F800}-\u{2FA1F}]/u.test(letter)
}
