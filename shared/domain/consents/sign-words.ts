import type { FormLanguage, IntakeQuestion } from '../../schema/consent'
import type { SummaryPart } from '../../schema/summary'
import type { GiveRefusal } from './give-consent'

/** What the client reads beside the form itself. */
export interface SignWords {
  readonly language: string
  readonly questions: string
  readonly agree: string
  readonly whoSigns: string
  readonly name: string
  readonly relation: Readonly<Record<'client' | 'parent' | 'guardian' | 'representative', string>>
  readonly authority: string
  readonly authorityHelp: string
  readonly signature: string
  readonly therapist: string
  readonly draw: string
  readonly type: string
  readonly drawHere: string
  readonly drawHelp: string
  readonly clear: string
  readonly typedName: string
  readonly typedHelp: string
  readonly verbal: string
  readonly witness: string
  readonly witnessChoices: Readonly<Record<'notOffered' | 'declined' | 'present', string>>
  readonly witnessName: string
  readonly optional: string
  readonly sign: string
  readonly done: string
  readonly handBack: string
  readonly scope: Readonly<
    Record<
      'breastMassage' | 'nippleWork' | 'abdomen' | 'scar' | 'infantCoaching' | 'photos',
      string
    >
  >
  readonly recipient: string
  readonly parts: string
  readonly purpose: string
  /** What stands there until somebody writes something else. */
  readonly purposeStart: string
  readonly until: string
  readonly part: Readonly<Record<string, string>>
  readonly question: Readonly<Record<IntakeQuestion, string>>
  readonly questionHelp: Readonly<Partial<Record<IntakeQuestion, string>>>
  readonly choices: Readonly<Record<string, string>>
  readonly none: string
  readonly baby: string
  readonly yourAnswer: string
  readonly refusals: Readonly<Record<GiveRefusal | 'gone' | 'textChanged', string>>
}

const partsEn: Readonly<Record<SummaryPart, string>> = {
  birth: 'Pregnancy and birth',
  allergies: 'Allergies',
  medications: 'Medicines',
  conditions: 'Conditions',
  clearances: 'Clearances',
  pain: 'Pain',
  session: 'What was said and seen in sessions',
  plan: 'What is planned next',
  vitals: 'Blood pressure, temperature and other measurements',
  redFlags: 'Warning signs that I was asked about',
  sites: 'Places on the breast, before and after',
  done: 'What was done in sessions, and what was not',
  feeding: 'Feeding and milk',
  symptoms: 'Pelvic-floor and recovery symptoms',
  mood: 'The total and date of mood questionnaires',
  moodAnswers: 'My single answers to mood questionnaires',
  mother: 'My medicines and blocked ducts, told to the baby’s doctor',
}
const partsEs: Readonly<Record<SummaryPart, string>> = {
  birth: 'Embarazo y parto',
  allergies: 'Alergias',
  medications: 'Medicamentos',
  conditions: 'Enfermedades y problemas de salud',
  clearances: 'Autorizaciones médicas',
  pain: 'Dolor',
  session: 'Lo que se dijo y se vio en las sesiones',
  plan: 'Lo que está previsto para después',
  vitals: 'Presión arterial, temperatura y otras medidas',
  redFlags: 'Señales de alarma por las que me preguntaron',
  sites: 'Zonas de los senos, antes y después',
  done: 'Lo que se hizo en las sesiones y lo que no',
  feeding: 'Alimentación y leche',
  symptoms: 'Síntomas del piso pélvico y de la recuperación',
  mood: 'El total y la fecha de los cuestionarios sobre el estado de ánimo',
  moodAnswers: 'Cada una de mis respuestas a esos cuestionarios',
  mother: 'Mis medicamentos y conductos obstruidos, para el médico del bebé',
}

const en: SignWords = {
  language: 'Language',
  questions: 'Your answers',
  agree: 'What you say yes to',
  whoSigns: 'Who signs',
  name: 'Your name',
  relation: {
    client: 'I am the client',
    parent: 'I am the client’s parent',
    guardian: 'I am the client’s guardian',
    representative: 'I sign for the client by another right',
  },
  authority: 'By what right you sign',
  authorityHelp: 'For example a power of attorney.',
  signature: 'Your signature',
  therapist: 'Signature of the therapist',
  draw: 'Draw it',
  type: 'Type my name',
  drawHere: 'Space to draw your signature',
  drawHelp: 'With a finger, a pen or the mouse. Without them, choose “Type my name”.',
  clear: 'Clear and draw again',
  typedName: 'Your name, as your signature',
  typedHelp: 'Your typed name counts as your signature on this form.',
  verbal: 'I have also said yes aloud to my therapist',
  witness: 'A person of your choice in the room',
  witnessChoices: {
    notOffered: 'Nobody has asked me',
    declined: 'I was asked, and do not wish it',
    present: 'Yes, somebody is with me',
  },
  witnessName: 'Name of the person with you',
  optional: 'optional',
  sign: 'I agree and sign',
  done: 'Thank you. Please hand the laptop back.',
  handBack: 'For the therapist',
  scope: {
    breastMassage: 'Massage of the breast',
    nippleWork: 'Touch of the nipple and areola',
    abdomen: 'Massage of the belly, when it is time for it',
    scar: 'Work around and on the scar, when it is time for it',
    infantCoaching: 'Being shown how to massage my baby',
    photos: 'Photographs for my record',
  },
  recipient: 'It may be sent to',
  parts: 'What may be sent',
  purpose: 'What for',
  purposeStart: 'Care of the family',
  until: 'Until this day',
  part: partsEn,
  question: {
    stage: 'Where are you now?',
    dueOn: 'Due date',
    birthOn: 'Date of the birth',
    birthMode: 'How was the birth?',
    feeding: 'How is the baby fed?',
    parentAllergies: 'Your allergies',
    medications: 'Medicines and supplements you take',
    conditions: 'Health conditions, now or before',
    safeToText: 'Is it safe to text you? Nobody else reads your phone?',
    preferredContact: 'How do you like to be reached?',
    language: 'Which language do you like to speak?',
    interpreter: 'Do you wish an interpreter?',
    place: 'Where in your home would you like the session, and what should we know?',
    othersAtHome: 'Who else will be at home?',
    wishes: 'What do you hope for? Customs or wishes to respect?',
    babyName: 'The baby’s first name',
    babyBornOn: 'Date of birth',
    babyAllergies: 'The baby’s allergies',
  },
  questionHelp: {
    parentAllergies: 'Oils, nuts, latex, scents, anything. One on each line.',
    medications: 'Blood thinners and pain medicine above all. One on each line.',
    conditions: 'For example high blood pressure, blood clots, seizures. One on each line.',
    babyAllergies: 'One on each line.',
  },
  choices: {
    pregnant: 'Pregnant',
    postpartum: 'After a birth',
    other: 'Something else',
    vaginal: 'Vaginal birth',
    assistedVaginal: 'Vaginal birth with vacuum or forceps',
    cesareanPlanned: 'Planned C-section',
    cesareanUnplanned: 'Unplanned C-section',
    direct: 'At the breast',
    pumped: 'Pumped milk',
    mixed: 'Breast milk and formula',
    formula: 'Formula',
    weaning: 'Weaning',
    none: 'None of these',
    yes: 'Yes',
    no: 'No',
    text: 'Text',
    call: 'Call',
    email: 'Email',
  },
  none: 'None that I know of',
  baby: 'Baby',
  yourAnswer: 'Leave open',
  refusals: {
    noName: 'Enter your name.',
    noSignature: 'Draw your signature, or type your name.',
    noAuthority: 'Say by what right you sign.',
    nippleWithoutBreast: 'Touch of the nipple needs your yes to the breast as well.',
    noRecipient: 'No recipient is chosen.',
    noParts: 'Tick what may be sent.',
    noEnd: 'Enter the day on which it ends.',
    expired: 'That day has passed.',
    noVisit: 'This form belongs to a session, and none is chosen.',
    gone: 'This record is not here any more.',
    textChanged: 'The text was changed meanwhile. Please read it once more.',
  },
}

const es: SignWords = {
  language: 'Idioma',
  questions: 'Sus respuestas',
  agree: 'A qué dice que sí',
  whoSigns: 'Quién firma',
  name: 'Su nombre',
  relation: {
    client: 'Soy la clienta o el cliente',
    parent: 'Soy la madre o el padre de la clienta o del cliente',
    guardian: 'Tengo la tutela de la clienta o del cliente',
    representative: 'Firmo en su nombre por otro derecho',
  },
  authority: 'Qué derecho tiene para firmar',
  authorityHelp: 'Por ejemplo, un poder notarial.',
  signature: 'Su firma',
  therapist: 'Firma de su terapeuta',
  draw: 'Firmar a mano',
  type: 'Escribir mi nombre',
  drawHere: 'Espacio para firmar',
  drawHelp: 'Con el dedo, un lápiz digital o el ratón. Si no puede, elija “Escribir mi nombre”.',
  clear: 'Borrar y firmar de nuevo',
  typedName: 'Su nombre, como firma',
  typedHelp: 'Su nombre escrito vale como su firma en este formulario.',
  verbal: 'También lo dije de viva voz a mi terapeuta',
  witness: 'Una persona de su elección en la habitación',
  witnessChoices: {
    notOffered: 'Nadie me lo preguntó',
    declined: 'Me lo preguntaron y no lo deseo',
    present: 'Sí, alguien está conmigo',
  },
  witnessName: 'Nombre de la persona que está con usted',
  optional: 'opcional',
  sign: 'Acepto y firmo',
  done: 'Gracias. Por favor, devuelva la computadora.',
  handBack: 'Para su terapeuta',
  scope: {
    breastMassage: 'Masaje de los senos',
    nippleWork: 'Contacto con el pezón y la areola',
    abdomen: 'Masaje del vientre, cuando sea el momento',
    scar: 'Trabajo alrededor y sobre la cicatriz, cuando sea el momento',
    infantCoaching: 'Que me enseñen a dar masaje a mi bebé',
    photos: 'Fotografías para mi expediente',
  },
  recipient: 'Se puede enviar a',
  parts: 'Qué se puede enviar',
  purpose: 'Para qué',
  purposeStart: 'La atención de la familia',
  until: 'Hasta este día',
  part: partsEs,
  question: {
    stage: '¿En qué momento está?',
    dueOn: 'Fecha probable de parto',
    birthOn: 'Fecha del parto',
    birthMode: '¿Cómo fue el parto?',
    feeding: '¿Cómo se alimenta el bebé?',
    parentAllergies: 'Sus alergias',
    medications: 'Medicamentos y suplementos que toma',
    conditions: 'Enfermedades o problemas de salud, ahora o antes',
    safeToText: '¿Es seguro enviarle mensajes de texto? ¿Nadie más lee su teléfono?',
    preferredContact: '¿Cómo prefiere que nos comuniquemos con usted?',
    language: '¿Qué idioma prefiere hablar?',
    interpreter: '¿Desea un intérprete?',
    place: '¿En qué parte de su casa desea la sesión y qué debemos saber?',
    othersAtHome: '¿Quién más estará en casa?',
    wishes: '¿Qué espera? ¿Costumbres o deseos que respetar?',
    babyName: 'Nombre del bebé',
    babyBornOn: 'Fecha de nacimiento',
    babyAllergies: 'Alergias del bebé',
  },
  questionHelp: {
    parentAllergies: 'Aceites, nueces, látex, perfumes, cualquier cosa. Una por línea.',
    medications: 'Sobre todo anticoagulantes y analgésicos. Uno por línea.',
    conditions: 'Por ejemplo, presión alta, coágulos, convulsiones. Una por línea.',
    babyAllergies: 'Una por línea.',
  },
  choices: {
    pregnant: 'En el embarazo',
    postpartum: 'Después del parto',
    other: 'Otra cosa',
    vaginal: 'Parto vaginal',
    assistedVaginal: 'Parto vaginal con ventosa o fórceps',
    cesareanPlanned: 'Cesárea programada',
    cesareanUnplanned: 'Cesárea no programada',
    direct: 'Al pecho',
    pumped: 'Leche extraída',
    mixed: 'Leche materna y fórmula',
    formula: 'Fórmula',
    weaning: 'Destete',
    none: 'Nada de esto',
    yes: 'Sí',
    no: 'No',
    text: 'Mensaje de texto',
    call: 'Llamada',
    email: 'Correo electrónico',
  },
  none: 'Nada que yo sepa',
  baby: 'Bebé',
  yourAnswer: 'Dejar sin responder',
  refusals: {
    noName: 'Escriba su nombre.',
    noSignature: 'Firme a mano o escriba su nombre.',
    noAuthority: 'Escriba qué derecho tiene para firmar.',
    nippleWithoutBreast: 'El contacto con el pezón requiere también su sí al masaje de los senos.',
    noRecipient: 'No se eligió destinatario.',
    noParts: 'Marque qué se puede enviar.',
    noEnd: 'Escriba el día en que termina.',
    expired: 'Ese día ya pasó.',
    noVisit: 'Este formulario es para una sesión y no hay ninguna elegida.',
    gone: 'Este registro ya no está aquí.',
    textChanged: 'El texto cambió. Por favor, léalo otra vez.',
  },
}

export const signWords: Readonly<Record<FormLanguage, SignWords>> = { en, es }

/** What a question may be answered with; null where it is written freely. */
export const choicesOfQuestion: Readonly<Partial<Record<IntakeQuestion, readonly string[]>>> = {
  stage: ['pregnant', 'postpartum', 'other'],
  birthMode: ['vaginal', 'assistedVaginal', 'cesareanPlanned', 'cesareanUnplanned'],
  feeding: ['direct', 'pumped', 'mixed', 'formula', 'weaning', 'none'],
  safeToText: ['yes', 'no'],
  preferredContact: ['text', 'call', 'email'],
  interpreter: ['yes', 'no'],
}
export const dayQuestions: ReadonlySet<IntakeQuestion> = new Set(['dueOn', 'birthOn', 'babyBornOn'])
export const lineQuestions: ReadonlySet<IntakeQuestion> = new Set([
  ...(['parentAllergies', 'medications', 'conditions', 'babyAllergies'] as const),
])
