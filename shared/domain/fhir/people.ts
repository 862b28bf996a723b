import type { PersonName } from '../../schema/client'
import type { Address } from '../../schema/primitives'
import { careRoleWords } from '../clients/words'
import { mother, systems, taxonomyMassage } from './codes'
import { type Context, resource, who } from './context'
import { type Resource, says, urn } from './resource'

const nameOf = ({ given, family, preferred }: PersonName) => {
  const text = [given, family].filter((part) => part.trim() !== '').join(' ') || preferred
  return text.trim() === '' ? [{ text: 'Name not recorded' }] : [{ text, family, given: [given] }]
}

const phones = (phone: string, fax: string, email: string) => [
  ...(phone ? [{ system: 'phone', value: phone, use: 'work' }] : []),
  ...(fax ? [{ system: 'fax', value: fax, use: 'work' }] : []),
  ...(email ? [{ system: 'email', value: email, use: 'work' }] : []),
]

const addressOf = ({ street, unit, city, region, postalCode, country }: Address) => {
  const said = { line: [street, unit], city, state: region, postalCode, country }
  return [street, unit, city, region, postalCode].some((part) => part.trim() !== '') ? [said] : []
}

/** A random id of the practice, to tell two people of one name apart; never a number of a person's own. */
const ownId = (id: string) => [{ system: systems.uri, value: urn(id) }]

/** Everybody that the document names. Of a baby's parent there is the name, and nothing else. */
export function people(context: Context): Resource[] {
  const { composition, id, ref } = context
  const { kind, person } = composition
  return [
    resource('Patient', id(who.subject), {
      identifier: ownId(person.clientId),
      name: nameOf(person.name),
      birthDate: person.dateOfBirth,
    }),
    ...(kind === 'infant'
      ? [
          resource('RelatedPerson', id(who.parent), {
            patient: ref(who.subject),
            relationship: [{ coding: [mother], text: 'Mother' }],
            name: person.parentName ? nameOf(person.parentName) : [],
          }),
        ]
      : []),
    ...ours(context),
    ...theirs(context),
  ]
}

function ours({ composition, id, ref }: Context): Resource[] {
  const { therapist, practice } = composition
  const { title, number, state } = therapist.licence
  const held = [title, state].filter((part) => part.trim() !== '').join(', ')
  return [
    resource('Practitioner', id(who.therapist), {
      identifier: [
        ...ownId(therapist.staffId),
        ...(therapist.npi ? [{ system: systems.npi, value: therapist.npi }] : []),
      ],
      name: [{ text: therapist.name || 'Name not recorded' }],
      telecom: phones(therapist.phone, '', therapist.email),
      qualification: [
        {
          identifier: number.trim() ? [{ value: number, assigner: { display: state } }] : [],
          code: says(held || 'Massage therapist, license not recorded'),
        },
      ],
    }),
    resource('PractitionerRole', id(who.therapistRole), {
      practitioner: ref(who.therapist),
      organization: ref(who.practice),
      code: [{ coding: [taxonomyMassage], text: 'Massage therapist' }],
    }),
    resource('Organization', id(who.practice), {
      identifier: ownId(practice.practiceId),
      name: practice.name || 'Name not recorded',
      telecom: phones(practice.phone, '', practice.email),
      address: addressOf(practice.address),
    }),
  ]
}

function theirs({ composition: { recipient }, id, ref }: Context): Resource[] {
  const telecom = phones(recipient.phone, recipient.fax, recipient.email)
  const { organisation } = recipient
  const hasPlace = organisation.trim() !== ''
  return [
    resource('Practitioner', id(who.recipient), {
      identifier: recipient.npi ? [{ system: systems.npi, value: recipient.npi }] : [],
      name: [{ text: recipient.name || 'Name not recorded', suffix: [recipient.credentials] }],
      telecom,
    }),
    resource('PractitionerRole', id(who.recipientRole), {
      practitioner: ref(who.recipient),
      organization: hasPlace ? ref(who.recipientPlace) : undefined,
      code: [says(careRoleWords[recipient.role])],
    }),
    ...(hasPlace
      ? [
          resource('Organization', id(who.recipientPlace), {
            name: organisation,
            address: addressOf(recipient.address),
          }),
        ]
      : []),
  ]
}
