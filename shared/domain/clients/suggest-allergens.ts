import type { AllergenClass } from '#shared/schema/chart'
import { plainText } from './plain-words'

/** The nuts whose oils are rubbed in: who says "nuts" means all of them until told otherwise. */
const treeNuts: readonly AllergenClass[] = ['almond', 'hazelnut', 'walnut', 'macadamia', 'argan']

/**
 * Words as families and labels say them, English and Spanish, by class (clinical rulebook 7.4). A
 * space at the end asks for the whole word. The first rule that fits decides.
 */
const rules: readonly (readonly [readonly AllergenClass[], readonly string[]])[] = [
  [['peanut'], ['peanut', 'arachis', 'groundnut', 'cacahuate', 'cacahuete', 'mani ']],
  [['coconut'], ['coconut', 'cocos', 'coco ', 'cocoyl', 'cocamid']],
  [['almond'], ['almond', 'prunus amygdalus', 'almendra']],
  [['hazelnut'], ['hazelnut', 'filbert', 'corylus', 'avellana']],
  [['walnut'], ['walnut', 'juglans', 'nuez de castilla', 'pecan']],
  [['macadamia'], ['macadamia']],
  [['argan'], ['argan']],
  [['shea'], ['shea', 'karite', 'butyrospermum']],
  [treeNuts, ['tree nut', 'nuts ', 'nut ', 'nueces', 'nuez']],
  [['sesame'], ['sesam', 'tahini', 'ajonjoli']],
  [['soy'], ['soy', 'soja', 'glycine max']],
  [['wheatGerm'], ['wheat', 'gluten', 'triticum', 'trigo']],
  [['avocado'], ['avocado', 'aguacate', 'persea']],
  [['latex'], ['latex', 'rubber', 'elastic']],
  [['lanolin'], ['lanolin', 'wool', 'lana ']],
  [['beeswax'], ['beeswax', 'propolis', 'cera alba', 'cera de abeja', 'honey', 'bee ']],
  [
    ['essentialOil'],
    ['essential oil', 'tea tree', 'lavender', 'lavanda', 'peppermint', 'eucalypt', 'chamomile'],
  ],
  [['essentialOil'], ['menthol', 'citrus', 'rosemary', 'clary', 'bergamot', 'camphor', 'arnica']],
  [['fragrance'], ['fragrance', 'perfum', 'parfum', 'scent', 'aroma', 'cologne']],
  [
    ['preservative'],
    [
      'preservative',
      'paraben',
      'phenoxyethanol',
      'methylisothiazolinone',
      'methylchloroiso',
      'formaldehyde',
      'benzyl',
    ],
  ],
  [['dye'], ['dye', 'colorant', 'tartrazine', 'red 40', 'ppd ']],
  [['vitaminE'], ['vitamin e ', 'tocopher']],
]

/**
 * Classes that a substance, as somebody named it, is likely to belong to; the first is the best
 * guess, several when the word stands for several ("tree nuts"), none when it is not known. A person
 * confirms: a guess is never stored by itself.
 */
export function suggestAllergens(substance: string): readonly AllergenClass[] {
  const words = `${plainText(substance)
    .replace(/[^\p{Letter}\p{Number}]+/gu, ' ')
    .trim()} `
  const found = rules.find(([, starts]) =>
    starts.some((start) => ` ${words}`.includes(` ${start}`)),
  )
  return found?.[0] ?? []
}
