import type { CarePlan, CarePlanItem } from '#shared/schema/care-plan'

type Sides = { readonly en: string; readonly es: string }

/**
 * What can stand on the page, in our own words: things to do, never what they are good for (rulebook C7:
 * no health claims; 2.6: self-care is never called a treatment; 2.8b: bonding touch is the client's own).
 */
export const carePlanItems: Readonly<Record<CarePlanItem, Sides>> = {
  rest: {
    en: 'Lie down once a day while somebody else holds the baby.',
    es: 'Acuéstese una vez al día mientras otra persona cuida al bebé.',
  },
  askForHelp: {
    en: 'Give one task a day to somebody else: dishes, laundry, a walk with the dog.',
    es: 'Pásele una tarea al día a otra persona: los platos, la ropa, pasear al perro.',
  },
  water: {
    en: 'Keep a glass of water where you feed the baby.',
    es: 'Tenga un vaso de agua en el lugar donde alimenta al bebé.',
  },
  food: {
    en: 'Keep something you can eat with one hand within reach.',
    es: 'Tenga a mano algo que pueda comer con una sola mano.',
  },
  feedingPosition: {
    en: 'Bring the baby up to you with pillows; let your shoulders drop.',
    es: 'Acerque al bebé a usted con almohadas; deje caer los hombros.',
  },
  carrying: {
    en: 'Change sides when you carry, and put the car seat down for long talks.',
    es: 'Cambie de lado al cargar al bebé y deje la sillita en el suelo cuando se detenga a conversar.',
  },
  warmth: {
    en: 'A warm shower over neck and shoulders, as long as you like it.',
    es: 'Una ducha tibia sobre el cuello y los hombros, mientras le resulte agradable.',
  },
  breathing: {
    en: 'Three slow breaths before each feed: in through the nose, longer out.',
    es: 'Tres respiraciones lentas antes de cada toma: inhale por la nariz y exhale más lentamente.',
  },
  walk: {
    en: 'A short walk at your own pace, if your provider has said yes to walking.',
    es: 'Una caminata corta a su ritmo, si su médico o partera ya le permitió caminar.',
  },
  daylight: {
    en: 'Ten minutes of daylight in the morning, at a window or outside.',
    es: 'Diez minutos de luz del día por la mañana, en una ventana o afuera.',
  },
  talk: {
    en: 'Tell one person each day how you really are.',
    es: 'Cuéntele cada día a una persona cómo está de verdad.',
  },
  meetOthers: {
    en: 'Meet or call somebody who also has a small baby.',
    es: 'Reúnase o hable con alguien que también tenga un bebé pequeño.',
  },
  babyTouch: {
    en: 'Stroke your baby softly while you sing, as long as both of you enjoy it.',
    es: 'Acaricie suavemente a su bebé mientras canta, todo el tiempo que ambos lo disfruten.',
  },
  bellyTouch: {
    en: 'Rest your hands on your belly for a moment and talk to your baby.',
    es: 'Ponga las manos sobre el vientre un momento y háblele a su bebé.',
  },
  checkup: {
    en: 'Make or keep the appointment for your postpartum check-up.',
    es: 'Pida su cita de control posparto o acuda a la que ya tiene.',
  },
  writeDown: {
    en: 'Write down what you want to ask at your next appointment.',
    es: 'Anote lo que quiere preguntar en su próxima cita.',
  },
}

export const carePlanItemIds = Object.keys(carePlanItems) as CarePlanItem[]

/** Enough for one page, and for a tired person. */
export const mostItems = 8

export const emptyCarePlan: CarePlan = {
  language: 'en',
  items: [],
  ownLines: [],
  resourceIds: [],
  nextContactOn: null,
}

/** Everything that stands on the page besides what is chosen. */
export const carePlanText = {
  en: {
    title: 'For the days until we meet again',
    for: 'For',
    from: 'From',
    choose: 'Take what helps, leave the rest.',
    whom: 'Whom to turn to',
    next: 'I will be in touch on',
    callTitle: 'Call your OB, midwife or doctor the same day',
    call: 'With a fever of 38.0 °C (100.4 °F) or more, redness that spreads, a hot painful breast with chills, heavy bleeding, a bad headache, pain or swelling in one leg, or when something feels wrong.',
    emergency:
      'Call 911 for trouble breathing, chest pain, fainting, a seizure, or thoughts of harming yourself or your baby. Call or text 988 at any hour to talk to somebody.',
  },
  es: {
    title: 'Para los días hasta que nos volvamos a ver',
    for: 'Para',
    from: 'De',
    choose: 'Tome lo que le sirva y deje lo demás.',
    whom: 'A quién acudir',
    next: 'Me comunicaré con usted el',
    callTitle: 'Llame a su médico o partera el mismo día',
    call: 'Si tiene fiebre de 38.0 °C (100.4 °F) o más, enrojecimiento que se extiende, un seno caliente y doloroso con escalofríos, sangrado abundante, dolor de cabeza fuerte, dolor o hinchazón en una pierna, o si siente que algo no está bien.',
    emergency:
      'Llame al 911 si le cuesta respirar, tiene dolor de pecho, se desmaya, convulsiona o piensa en hacerse daño o hacerle daño a su bebé. Llame o envíe un mensaje al 988 a cualquier hora para hablar con alguien.',
  },
} as const
