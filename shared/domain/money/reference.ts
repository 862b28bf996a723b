/** Why a reference is not taken. */
export type ReferenceRefusal = 'cardNumber' | 'words'

const cardDigits = { least: 13, most: 19 } as const

/** The check digit that every card number carries (Luhn, ISO/IEC 7812). */
function passesLuhn(digits: string): boolean {
  let sum = 0
  for (let place = 0; place < digits.length; place++) {
    const digit = Number(digits[digits.length - 1 - place])
    const doubled = place % 2 === 1 ? digit * 2 : digit
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0
}

/**
 * Whether a card number stands anywhere in a text, however its groups are parted. Groups that belong
 * together are looked at in every row of neighbours: another number beside it hides nothing.
 */
export function holdsCardNumber(text: string): boolean {
  const runs = text.normalize('NFKC').match(/\d(?:[\s.\-–/]*\d)*/gu) ?? []
  return runs.some((run) => {
    const groups = run.match(/\d+/gu) ?? []
    return groups.some((_, from) => {
      let digits = ''
      for (const group of groups.slice(from)) {
        digits += group
        if (digits.length > cardDigits.most) return false
        if (digits.length >= cardDigits.least && passesLuhn(digits)) return true
      }
      return false
    })
  })
}

const plainWords = new Set([
  ...['check', 'cheque', 'no', 'nr', 'number', 'ref', 'reference', 'transfer', 'zelle', 'venmo'],
  ...['paypal', 'cash', 'app', 'square', 'stripe', 'apple', 'google', 'pay', 'wire', 'ach', 'last'],
  ...['four', 'ending', 'invoice', 'order', 'id', 'terminal', 'approval', 'auth', 'hsa', 'fsa'],
])

/**
 * A reference says where a payment is found again: a number or code, with the plain words around it. No
 * card's number, and no other words: banks and payment apps read what stands there (clinical rulebook 10).
 */
export function referenceTrouble(reference: string): ReferenceRefusal | null {
  if (holdsCardNumber(reference)) return 'cardNumber'
  const words = reference.toLowerCase().match(/\p{L}[\p{L}\p{N}]*/gu) ?? []
  const isCode = (word: string) => /\p{N}/u.test(word) || word.length <= 3
  return words.every((word) => plainWords.has(word) || isCode(word)) ? null : 'words'
}
