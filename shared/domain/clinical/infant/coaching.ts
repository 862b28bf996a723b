import type { InfantSession } from '../../../schema/infant-session'
import { areaOfStroke, type BabyArea } from './strokes'

type Language = 'en' | 'es'
type Sides = Readonly<Record<Language, string>>

/**
 * What a caregiver takes home, in our own words (rows 3.10, 2.3, 3.4): what to do and when to stop, never
 * what it is good for (rulebook C7). Nothing in it is about the caregiver.
 */
export const coachingLines: readonly Sides[] = [
  {
    en: 'Choose a moment when your baby is awake, quiet and looks at you; at least half an hour after a feed.',
    es: 'Elija un momento en que su bebé esté despierto, tranquilo y busque su mirada; al menos media hora después de comer.',
  },
  {
    en: 'Make the room warm, take off rings, wash and warm your hands.',
    es: 'Temple la habitación, quítese los anillos, lávese las manos y entíbielas.',
  },
  {
    en: 'Show your hands and ask: “May I?” Begin when your baby looks, reaches or lies loose.',
    es: 'Muestre las manos y pregunte: “¿Puedo?” Empiece cuando su bebé busque su mirada, estire los brazos hacia usted o tenga el cuerpo suelto.',
  },
  {
    en: 'Stroke softly and slowly while you sing or hum a song you like.',
    es: 'Acaricie con suavidad y despacio mientras canta o tararea una canción que le guste.',
  },
  {
    en: 'When your baby turns away, frowns, stiffens, arches or cries: stop, hold, and try another time.',
    es: 'Si su bebé se voltea, frunce el ceño, se pone rígido, se arquea o llora: deténgase, sostenga a su bebé en brazos e inténtelo en otro momento.',
  },
  {
    en: 'Nothing on the soft spots of the head, on the spine or on a navel that has not healed. Nothing warm or heated.',
    es: 'Nada sobre las fontanelas, sobre la columna ni sobre un ombligo que todavía no ha cerrado. Nada caliente ni tibio.',
  },
  {
    en: 'No massage with a fever, a new rash, or in the two days after a vaccine on arms and legs. Call your pediatrician when something feels wrong.',
    es: 'No dé masaje si hay fiebre o un sarpullido nuevo; durante los dos días después de una vacuna, tampoco en brazos ni piernas. Llame a su pediatra si siente que algo no está bien.',
  },
]

const areas: Readonly<Record<BabyArea, Sides>> = {
  legs: { en: 'Legs', es: 'Piernas' },
  feet: { en: 'Feet', es: 'Pies' },
  tummy: { en: 'Tummy, always clockwise', es: 'Barriga, siempre en el sentido del reloj' },
  chest: { en: 'Chest', es: 'Pecho' },
  arms: { en: 'Arms', es: 'Brazos' },
  hands: { en: 'Hands', es: 'Manos' },
  face: { en: 'Face', es: 'Cara' },
  back: { en: 'Back, beside the spine', es: 'Espalda, a los lados de la columna' },
  all: { en: 'Gentle movements', es: 'Movimientos suaves' },
}

export const coachingText = {
  en: {
    title: 'Massage at home',
    for: 'For the family of',
    from: 'From',
    learned: 'What you learned',
    home: (minutes: number, times: number) =>
      `${minutes} minutes, ${times === 1 ? 'once' : `${times} times`} a day at most. Less is fine.`,
    how: 'How',
    song: 'Your song',
    log: 'To write down until we meet again',
    day: 'Day',
    minutes: 'Minutes',
    more: 'Where to find more',
  },
  es: {
    title: 'Masaje en casa',
    for: 'Para la familia de',
    from: 'De',
    learned: 'Lo que aprendió',
    home: (minutes: number, times: number) =>
      `${minutes} minutos, ${times === 1 ? 'una vez' : `${times} veces`} al día como máximo. Menos también está bien.`,
    how: 'Cómo',
    song: 'Su canción',
    log: 'Para anotar hasta que nos volvamos a ver',
    day: 'Día',
    minutes: 'Minutos',
    more: 'Dónde encontrar más',
  },
} as const

/** Where courses and teachers are found (row 3.11). */
export const coachingResources = [
  { name: 'Infant Massage USA', web: 'infantmassageusa.org' },
  { name: 'International Association of Infant Massage', web: 'iaim.net' },
] as const

/** Parts of the body that the caregiver did, in the order they were taught. */
export const learnedAreas = (
  { strokes }: Pick<InfantSession, 'strokes'>,
  language: Language,
): readonly string[] =>
  [...new Set(strokes.map(({ stroke }) => areaOfStroke[stroke]))].map(
    (area) => areas[area][language],
  )
