/** zxcvbn's verdict in a therapist's words. */
export interface Strength {
  /** 0: guessed at once, 4: not in a lifetime. */
  readonly score: number
  readonly enough: boolean
  readonly hint: string
}

const shortestLength = 8
const enoughWords = 4
const shortestWord = 3

const hints: Record<string, string> = {
  straightRow: 'A row of keys is guessed first. Use a few unrelated words.',
  keyPattern: 'A pattern on the keyboard is guessed early. Use a few unrelated words.',
  simpleRepeat: 'Repeating a letter adds little. Use a few unrelated words.',
  extendedRepeat: 'Repeating a part adds little. Use a few unrelated words.',
  sequences: 'abc and 123 are guessed early. Use a few unrelated words.',
  recentYears: 'Years are guessed early. Use a few unrelated words.',
  dates: 'Dates, birthdays above all, are guessed early. Use a few unrelated words.',
  topTen: 'This is one of the first passphrases anyone would try.',
  topHundred: 'This is one of the first passphrases anyone would try.',
  common: 'Many people use this passphrase.',
  similarToCommon: 'This is close to a passphrase that many people use.',
  wordByItself: 'One word alone is guessed quickly. Add three more that do not belong together.',
  namesByThemselves: 'Names are guessed quickly. Add words that do not belong together.',
  commonNames: 'Names are guessed quickly. Add words that do not belong together.',
}
const moreWords = 'Add another word or two that do not belong together.'
const tooShort = 'Use at least 8 characters, or four words.'
const strong = 'Strong enough. Do not keep it with the laptop.'

// What someone who knows this trade would try first.
const tradeWords = [
  'doorstep',
  'massage',
  'therapist',
  'therapy',
  'practice',
  'prenatal',
  'postpartum',
]

let loading: Promise<(text: string) => { score: number; warning: string | null }> | null = null

// The word lists are 2 MB: loaded when somebody first chooses a passphrase, not at start.
function loadCheck() {
  loading ??= Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-en'),
  ]).then(([core, common, english]) => {
    const zxcvbn = new core.ZxcvbnFactory({
      dictionary: { ...common.dictionary, ...english.dictionary },
      graphs: common.adjacencyGraphs,
      // The check answers while someone types, and what is strong so far stays strong. Its search for
      // near misses of known passwords is left out: 50 times the work.
      maxLength: 64,
    })
    return (text) => {
      const whole = zxcvbn.check(text, tradeWords)
      // zxcvbn takes every space for a guess of its own, and two words of this trade for strong.
      const spaceless = text.replace(/\s+/g, '')
      const joined = spaceless === text ? whole : zxcvbn.check(spaceless, tradeWords)
      const { score, feedback } = joined.score < whole.score ? joined : whole
      return { score, warning: feedback.warning }
    }
  })
  return loading
}

/** Different words of three letters or more: four of them are enough, as on a printed word list. */
function countWords(passphrase: string): number {
  const words = passphrase.toLowerCase().match(/[\p{Letter}\p{Mark}]+/gu) ?? []
  return new Set(words.filter((word) => word.length >= shortestWord)).size
}

/** Enough: a score of 3 with 8 characters or more, or four different words that are no known phrase. */
export async function measureStrength(passphrase: string): Promise<Strength> {
  const check = await loadCheck()
  const { score, warning } = check(passphrase)
  const longEnough = [...passphrase].length >= shortestLength
  const enough = (score >= 3 && longEnough) || (score >= 2 && countWords(passphrase) >= enoughWords)
  if (enough) return { score, enough, hint: strong }
  const hint = longEnough ? (warning && hints[warning]) || moreWords : tooShort
  return { score, enough, hint }
}
