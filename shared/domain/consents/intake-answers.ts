import type { AllergenClass } from '../../schema/chart'
import type { IntakeAnswer, IntakeQuestion } from '../../schema/consent'
import type { HealthForm, HouseholdForm } from '../clients/household-form'
import { suggestAllergens } from '../clients/suggest-allergens'

/** What an answer means that says "none": another thing than no answer, which is ''. */
export const noneAnswer = 'none'

type About = Pick<IntakeAnswer, 'question' | 'infantId'>

const ofParent: readonly IntakeQuestion[] = [
  ...(['stage', 'dueOn', 'birthOn', 'birthMode', 'feeding', 'parentAllergies'] as const),
  ...(['medications', 'conditions', 'safeToText', 'preferredContact'] as const),
  ...(['language', 'interpreter', 'place', 'othersAtHome', 'wishes'] as const),
]
const ofBaby: readonly IntakeQuestion[] = ['babyName', 'babyBornOn', 'babyAllergies']

/** The questions of a household, each with what its record says now; '' where nothing was asked yet. */
export function intakeAnswers(form: HouseholdForm): IntakeAnswer[] {
  const about: About[] = [
    ...ofParent.map((question) => ({ question, infantId: '' })),
    ...form.babies.flatMap((baby) =>
      ofBaby.map((question) => ({ question, infantId: baby.clientId })),
    ),
  ]
  return about.map((one) => ({ ...one, answer: answerIn(form, one) }))
}

const lines = (rows: readonly string[]): string =>
  rows
    .map((row) => row.trim())
    .filter(Boolean)
    .join('\n')

const allergyLines = (health: HealthForm): string => {
  if (health.allergyHistory === 'none') return noneAnswer
  return health.allergyHistory === 'some'
    ? lines(health.allergies.map(({ substance }) => substance))
    : ''
}

const medicineLine = ({ name, dose }: HealthForm['medications'][number]): string =>
  [name, dose].filter(Boolean).join(' ')

function answerIn(form: HouseholdForm, { question, infantId }: About): string {
  const { birth, health, contact, access } = form
  const baby = form.babies.find(({ clientId }) => clientId === infantId)
  switch (question) {
    case 'stage':
      return birth.stage
    case 'dueOn':
      return birth.dueOn ?? ''
    case 'birthOn':
      return birth.birthOn ?? ''
    case 'birthMode':
      return birth.birthMode ?? ''
    case 'feeding':
      return birth.feeding === 'unknown' ? '' : birth.feeding
    case 'parentAllergies':
      return allergyLines(health)
    case 'medications':
      return lines(health.medications.map(medicineLine))
    case 'conditions':
      return lines(health.conditions)
    case 'safeToText':
      return contact.safeToText === 'notAsked' ? '' : contact.safeToText
    case 'preferredContact':
      return contact.preferred
    case 'language':
      return contact.language
    case 'interpreter':
      return contact.interpreterNeeded ? 'yes' : ''
    case 'place':
      return access.note
    case 'othersAtHome':
      return access.othersAtHome
    case 'wishes':
      return birth.goals
    case 'babyName':
      return baby?.name.given ?? ''
    case 'babyBornOn':
      return baby?.dateOfBirth ?? ''
    case 'babyAllergies':
      return baby ? allergyLines(baby.health) : ''
  }
}

/** One answer that says something else than the record. */
export interface AnswerChange extends IntakeAnswer {
  readonly before: string
}

export const answerKey = ({ question, infantId }: About): string => `${question} ${infantId}`.trim()

/**
 * Where the answers say something else than the record, in the order they were asked. An open question
 * ('') takes nothing out of the record: leaving it open is no "no".
 */
export function answerChanges(
  form: HouseholdForm,
  answers: readonly IntakeAnswer[],
): readonly AnswerChange[] {
  return answers.flatMap((one) => {
    const before = answerIn(form, one)
    const same = before.trim() === one.answer.trim()
    return same || one.answer.trim() === '' ? [] : [{ ...one, before }]
  })
}

/** The household with the chosen answers in it; checked and saved like anything typed there. */
export const withAnswers = (
  form: HouseholdForm,
  answers: readonly IntakeAnswer[],
  newId: () => string,
): HouseholdForm => answers.reduce((so, one) => withAnswer(so, one, newId), form)

function withAnswer(
  form: HouseholdForm,
  { question, infantId, answer }: IntakeAnswer,
  newId: () => string,
): HouseholdForm {
  const birth = (part: Partial<HouseholdForm['birth']>) => ({
    ...form,
    birth: { ...form.birth, ...part },
  })
  const health = (part: Partial<HealthForm>) => ({ ...form, health: { ...form.health, ...part } })
  const contact = (part: Partial<HouseholdForm['contact']>) => ({
    ...form,
    contact: { ...form.contact, ...part },
  })
  const access = (part: Partial<HouseholdForm['access']>) => ({
    ...form,
    access: { ...form.access, ...part },
  })
  type Birth = HouseholdForm['birth']
  switch (question) {
    case 'stage':
      return birth({ stage: answer as Birth['stage'] })
    case 'dueOn':
      return birth({ dueOn: answer })
    case 'birthOn':
      return birth({ birthOn: answer })
    case 'birthMode':
      return birth({ birthMode: answer as Birth['birthMode'] })
    case 'feeding':
      return birth({ feeding: answer as Birth['feeding'] })
    case 'wishes':
      return birth({ goals: answer })
    case 'parentAllergies':
      return health(withAllergies(form.health, answer, newId))
    case 'medications':
      return health({ medications: medicinesOf(form.health, answer, newId) })
    case 'conditions':
      return health({ conditions: rowsOf(answer) })
    case 'safeToText':
      return contact({ safeToText: answer === 'yes' ? 'yes' : 'no' })
    case 'preferredContact':
      return contact({ preferred: answer as HouseholdForm['contact']['preferred'] })
    case 'language':
      return contact({ language: answer.trim().slice(0, 120) })
    case 'interpreter':
      return contact({ interpreterNeeded: answer === 'yes' })
    case 'place':
      return access({ note: answer })
    case 'othersAtHome':
      return access({ othersAtHome: answer.trim().slice(0, 300) })
    default:
      return {
        ...form,
        babies: form.babies.map((baby) => babyWith(baby, question, infantId, answer, newId)),
      }
  }
}

function babyWith(
  baby: HouseholdForm['babies'][number],
  question: IntakeQuestion,
  infantId: string,
  answer: string,
  newId: () => string,
): HouseholdForm['babies'][number] {
  if (baby.clientId !== infantId) return baby
  if (question === 'babyName') {
    return { ...baby, name: { ...baby.name, given: answer.trim().slice(0, 120) } }
  }
  if (question === 'babyBornOn') return { ...baby, dateOfBirth: answer }
  return { ...baby, health: { ...baby.health, ...withAllergies(baby.health, answer, newId) } }
}

const rowsOf = (answer: string): string[] =>
  answer === noneAnswer
    ? []
    : answer
        .split('\n')
        .map((row) => row.trim().slice(0, 300))
        .filter(Boolean)
        .slice(0, 50)

const alike = (a: string, b: string): boolean =>
  a.trim().toLocaleLowerCase('en') === b.trim().toLocaleLowerCase('en')

/** Rows known already keep their reaction and severity; new ones are of unknown severity. */
function withAllergies(
  health: HealthForm,
  answer: string,
  newId: () => string,
): Pick<HealthForm, 'allergies' | 'allergyHistory'> {
  if (answer === noneAnswer) return { allergyHistory: 'none', allergies: [] }
  const allergies = rowsOf(answer).map((row) => {
    const substance = row.slice(0, 120)
    const known = health.allergies.find((one) => alike(one.substance, substance))
    const allergenClass: AllergenClass = suggestAllergens(substance)[0] ?? 'other'
    return (
      known ?? { id: newId(), substance, allergenClass, reaction: '', severity: 'unknown' as const }
    )
  })
  return allergies.length > 0
    ? { allergyHistory: 'some', allergies }
    : { allergyHistory: health.allergyHistory, allergies: health.allergies }
}

const medicinesOf = (health: HealthForm, answer: string, newId: () => string) =>
  rowsOf(answer).map(
    (row) =>
      health.medications.find((one) => alike(medicineLine(one), row)) ?? {
        id: newId(),
        name: row.slice(0, 120),
        dose: '',
        note: '',
      },
  )
