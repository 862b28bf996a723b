import type { ServiceKind } from '../schema/catalog-entry'
import type { Random } from './random'

interface Words {
  readonly complaints: readonly string[]
  readonly findings: readonly string[]
  readonly responses: readonly string[]
  readonly plans: readonly string[]
}

/** What a therapist might write: observed and reported, no diagnosis, no promise. */
const words: Record<ServiceKind, Words> = {
  breast: {
    complaints: [
      'Reports a tender lump, left breast, upper outer side, noticed yesterday after a long stretch of sleep.',
      'Reports fullness on both sides since the early morning feed, sorer on the right.',
      'Says the same spot on the right has come back for the third time this month.',
    ],
    findings: [
      'Firm area about 3 × 2 cm at 2 o’clock, left, 4 cm from the nipple. Skin normal, no warmth. Temperature 36.8 °C.',
      'Both breasts full and firm, skin shiny, no redness seen. Temperature 36.9 °C.',
      'Firm area about 2 × 2 cm at 8 o’clock, right. Skin normal. Nipple intact.',
    ],
    responses: [
      'Area softened to about half its size; milk flowed while baby fed. Tolerated well, pressure kept light.',
      'Client said pressure was good throughout. Softer on both sides afterwards.',
      'Smaller after feeding. Client asked to stop work on the right side once; stopped at once.',
    ],
    plans: [
      'Cold pack after feeds, feed on demand, light strokes shown and shown back. Phone check tomorrow.',
      'Call the same day for fever, spreading redness or no change in 24 hours. Phone check in 24–48 h.',
      'Offered a lactation consult because the spot keeps coming back; client will call this week.',
    ],
  },
  postnatal: {
    complaints: [
      'Neck and shoulders sore from feeding and carrying. Sleep about 5 h in pieces.',
      'Low back aches in the evening, worse after the stairs. Feels drained.',
      'Upper back tight; says she holds her breath while nursing.',
    ],
    findings: [
      'Both upper trapezius tender, grade 2. No swelling of the legs, calves equal.',
      'Tender along the lumbar muscles, right more than left. Mild ankle swelling, both sides alike.',
      'Shoulders held high; neck turns less to the left.',
    ],
    responses: [
      'Side-lying, pressure 2 to 3. Said it felt good; breathing slower by the end.',
      'Semi-reclined, pressure 2. Comfortable throughout, turned easily afterwards.',
      'Fell asleep during the back work. Less tender afterwards.',
    ],
    plans: [
      'Feeding pillow higher; two shoulder rolls at each feed. Next visit in 10 days.',
      'Rest when the baby rests; warm shower before bed if she likes it. Next visit in two weeks.',
      'Suggested asking about pelvic-floor physical therapy at the check-up.',
    ],
  },
  prenatal: {
    complaints: [
      'Hips sore at night, right side; sleeps with two pillows.',
      'Calves tired by the evening. Baby moves as usual.',
      'Between the shoulder blades, from the desk. No bleeding, no leaking, no headache.',
    ],
    findings: [
      'Gluteal muscles tender on the right. Ankles a little swollen, both alike. BP 112/70.',
      'Upper back tight. No one-sided swelling, no warmth. BP 108/66.',
    ],
    responses: [
      'Left side-lying with bolsters, pressure 2. Comfortable throughout.',
      'Side-lying, changed sides once. No contractions noticed.',
    ],
    plans: [
      'Pillow between the knees. Next visit in three weeks.',
      'Short walks; feet up in the evening.',
    ],
  },
  cesareanScar: {
    complaints: [
      'Scar feels tight when standing up straight. Numb above it.',
      'Says the left end of the scar is touchy under clothes.',
    ],
    findings: [
      'Scar closed, dry, no redness. Moves freely to the right, less to the left. Numb band 3 cm above.',
      'Scar closed, pale. Left end touchy to cotton, 3 of 10.',
    ],
    responses: [
      'Worked around and on the scar, 8 minutes, pressure 1. No rise in pain, no redness after.',
      'Textures: cotton and silk. Less touchy at the end.',
    ],
    plans: [
      'Cotton strokes at home, 2 minutes a day. Stop if red or sore.',
      'Next visit in one week.',
    ],
  },
  infant: {
    complaints: [
      'Parents say evenings are restless; last feed 50 minutes ago.',
      'Baby slept well; parent would like a calm start to bedtime.',
    ],
    findings: [
      'Quiet alert at the start: gaze, relaxed hands. Skin clear, cord area healed.',
      'Awake and alert. Turned away after the tummy strokes; parent paused.',
    ],
    responses: [
      'Parent did all strokes; legs and back taught. Baby stayed alert, cooed.',
      'Legs, feet and hug-and-glide. Two turn-aways: paused, then face to the parent.',
    ],
    plans: [
      'Ten minutes once a day when alert and not hungry.',
      'Next visit: tummy strokes again.',
    ],
  },
  group: {
    complaints: ['Came with the baby to the second part of the series.'],
    findings: ['Took part throughout; asked about evening routines.'],
    responses: ['Leg and back strokes practised. Baby fell asleep.'],
    plans: ['Third meeting next week.'],
  },
}

export interface SessionText {
  readonly subjective: string
  readonly objective: string
  readonly assessment: string
  readonly plan: string
}

export function sessionText(kind: ServiceKind, random: Random): SessionText {
  const { complaints, findings, responses, plans } = words[kind]
  return {
    subjective: random.pick(complaints),
    objective: random.pick(findings),
    assessment: random.pick(responses),
    plan: random.pick(plans),
  }
}
