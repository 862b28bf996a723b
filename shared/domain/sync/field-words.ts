import type { CollectionName } from '../../schema/collections'

/** Fields that are called the same wherever they stand. */
const common: Readonly<Record<string, string>> = {
  address: 'Address',
  street: 'Street',
  unit: 'Unit',
  city: 'City',
  region: 'State',
  postalCode: 'ZIP code',
  country: 'Country',
  name: 'Name',
  phone: 'Phone',
  email: 'Email',
  note: 'Remark',
  role: 'Role',
  kind: 'Kind',
  state: 'State',
  expiresOn: 'Expires on',
  clientId: 'Client',
  therapistId: 'Therapist',
  providerId: 'Provider',
  fileId: 'File',
  id: 'Which one',
}

/**
 * What each field of a record is called on the screens, by its path; items of lists are left out of the
 * path. A test holds that every field of every schema has words here.
 */
const byCollection: Readonly<Record<CollectionName, Readonly<Record<string, string>>>> = {
  staff: {
    licence: 'License',
    'licence.title': 'Title',
    'licence.number': 'Number',
    'licence.state': 'State',
    credentials: 'Credentials',
    'credentials.issuer': 'Issued by',
    homeBase: 'Home base',
    clientSpace: 'Place of the clients',
    bagLiters: 'Room in the bags (liters)',
    signingKeys: 'Laptops',
    'signingKeys.deviceId': 'Laptop',
    'signingKeys.publicKey': 'Signing key',
    'signingKeys.addedAt': 'Added',
    'signingKeys.sealingKey': 'Key',
    'signingKeys.name': 'Name of the laptop',
    'signingKeys.revokedAt': 'Taken out',
    'signingKeys.accountClosedAt': 'Account closed',
    workdays: 'Working hours',
    'workdays.weekday': 'Weekday',
    'workdays.startTime': 'From',
    'workdays.endTime': 'To',
    'workdays.breaks': 'Breaks',
    'workdays.breaks.startTime': 'From',
    'workdays.breaks.endTime': 'To',
    timeOff: 'Time off',
    'timeOff.startAt': 'From',
    'timeOff.endAt': 'To',
    'timeOff.wholeDays': 'Whole days',
    'timeOff.reason': 'Reason',
    'timeOff.sourceId': 'From a calendar',
  },
  providers: {
    credentials: 'Credentials',
    organisation: 'Organization',
    npi: 'NPI',
    fax: 'Fax',
    setAsideAt: 'Set aside since',
  },
  catalog: {
    active: 'In use',
    service: 'Service',
    'service.serviceKind': 'Kind of session',
    'service.durationMin': 'Minutes',
    'service.setupMin': 'Minutes to set up',
    'service.packupMin': 'Minutes to pack up',
    'service.priceCents': 'Price',
    'service.kitIds': 'Kits',
    kit: 'Kit',
    'kit.lines': 'Items',
    'kit.lines.itemId': 'Item',
    'kit.lines.quantity': 'Quantity',
    'kit.steps': 'Steps',
    'kit.steps.label': 'Step',
    'kit.steps.phase': 'When',
    item: 'Item',
    'item.category': 'Category',
    'item.unit': 'Counted in',
    'item.allergens': 'Allergens',
    'item.par': 'Stock to keep',
    'item.reorderAt': 'Order when down to',
    'item.reusable': 'Comes home again',
    'item.freshEachVisit': 'A fresh one for each visit',
    'item.bagLiters': 'Room in the bag (liters)',
    'item.monthsAfterOpening': 'Months good after opening',
    'item.device': 'Battery',
    'item.device.fullChargeMin': 'Minutes on a full charge',
    'item.device.perVisitMin': 'Minutes in a visit',
    'item.device.checkedOn': 'Looked over on',
    'item.lots': 'Lots',
    'item.lots.lotNumber': 'Lot number',
    'item.lots.openedOn': 'Opened on',
    'item.lots.recalledOn': 'Called back on',
    practice: 'Practice',
    'practice.timeZone': 'Time zone',
    'practice.paper': 'Paper',
    'practice.lockAfterMin': 'Locks after (minutes)',
    'practice.firstWeekday': 'Week begins on',
  },
  clients: {
    parentId: 'Household',
    status: 'Standing',
    'name.given': 'First name',
    'name.family': 'Last name',
    'name.preferred': 'Called',
    pronouns: 'Pronouns',
    dateOfBirth: 'Date of birth',
    contact: 'Contact',
    'contact.preferred': 'Best way to reach',
    'contact.safeToText': 'Safe to text',
    'contact.language': 'Language',
    'contact.interpreterNeeded': 'Interpreter needed',
    'contact.emergencyName': 'Emergency contact',
    'contact.emergencyPhone': 'Emergency phone',
    home: 'Home',
    'home.location': 'Place on the map',
    'home.location.latitude': 'Latitude',
    'home.location.longitude': 'Longitude',
    'home.location.source': 'How it was found',
    'home.access': 'Getting in',
    'home.access.gateCode': 'Gate code',
    'home.access.parking': 'Parking',
    'home.access.entrance': 'Entrance',
    'home.access.stairs': 'Stairs',
    'home.access.pets': 'Pets',
    'home.access.quietEntry': 'Quiet entry',
    'home.access.othersAtHome': 'Others at home',
    'home.windows': 'Good times',
    'home.windows.weekdays': 'Days',
    'home.windows.startTime': 'From',
    'home.windows.endTime': 'To',
    'home.windows.reason': 'Why',
    'home.windows.strength': 'How firm',
    careTeam: 'Care team',
    'careTeam.sharing': 'Sharing',
    'careTeam.sharingOn': 'Asked on',
    waiting: 'Waiting list',
    'waiting.serviceId': 'Service',
    'waiting.visitId': 'Earlier than',
    'waiting.fromDay': 'From',
    'waiting.untilDay': 'Until',
    'waiting.askedAt': 'Asked at',
  },
  charts: {
    subject: 'About',
    parent: 'Pregnancy and birth',
    'parent.stage': 'Stage',
    'parent.dueOn': 'Due date',
    'parent.birthOn': 'Date of birth of the baby',
    'parent.birthMode': 'Kind of birth',
    'parent.birthNote': 'About the birth',
    'parent.gravida': 'Pregnancies',
    'parent.para': 'Births',
    'parent.checkupOn': 'Checkup',
    'parent.feeding': 'Feeding',
    'parent.goals': 'Goals',
    infant: 'Baby',
    'infant.gestationAtBirthDays': 'Days of pregnancy at birth',
    'infant.birthWeightG': 'Birth weight (g)',
    'infant.nicu': 'NICU stay',
    'infant.cordHealed': 'Cord healed',
    'infant.feeding': 'Feeding',
    allergyHistory: 'Allergies asked',
    allergies: 'Allergies',
    'allergies.substance': 'Substance',
    'allergies.allergenClass': 'Group',
    'allergies.reaction': 'Reaction',
    'allergies.severity': 'Severity',
    medications: 'Medicines',
    'medications.dose': 'Dose',
    conditions: 'Conditions',
    clearances: 'Clearances',
    'clearances.scope': 'What is cleared',
    'clearances.givenOn': 'Given on',
  },
  visits: {
    infantIds: 'Babies taking part',
    serviceId: 'Service',
    startAt: 'Start',
    endAt: 'End',
    timeZone: 'Time zone',
    stateReason: 'Reason',
    plan: 'Plan',
    window: 'Good time it was chosen for',
    'window.weekdays': 'Days',
    'window.startTime': 'From',
    'window.endTime': 'To',
    'window.reason': 'Why',
    'window.strength': 'How firm',
    checklist: 'Checklist',
    'checklist.itemId': 'Item',
    'checklist.label': 'Line',
    'checklist.quantity': 'Quantity',
    'checklist.unit': 'Counted in',
    'checklist.phase': 'When',
    'checklist.tickedAt': 'Ticked at',
    'checklist.tickedBy': 'Ticked by',
    timeline: 'What happened',
    'timeline.at': 'At',
    'timeline.recordedAt': 'Written down at',
    overruled: 'Booked all the same',
    'overruled.objections': 'What stood against it',
    'overruled.reason': 'Why',
    series: 'Series',
    'series.day': 'Day in the series',
    'series.apart': 'Changed for itself',
    'series.rule': 'How it repeats',
    'series.rule.everyWeeks': 'Every so many weeks',
    'series.rule.weekdays': 'Days',
    'series.rule.startTime': 'Start',
    'series.rule.durationMin': 'Minutes',
    'series.rule.firstDay': 'From',
    'series.rule.untilDay': 'Until',
    'series.rule.count': 'How many',
  },
  notes: {
    visitId: 'Visit',
    authorId: 'Written by',
    addendumTo: 'Addendum to',
    signedAsId: 'Signed as',
    sessionAt: 'Session on',
    content: 'Note',
    'content.serviceKind': 'Kind of session',
    'content.subjective': 'Subjective',
    'content.objective': 'Objective',
    'content.assessment': 'Assessment',
    'content.plan': 'Plan',
    'content.addendum': 'Addendum',
    'content.painBefore': 'Pain before',
    'content.painAfter': 'Pain after',
    'content.handsOnMin': 'Minutes with hands on',
    signature: 'Signature',
    'signature.algorithm': 'Kind',
    'signature.publicKey': 'Key',
    'signature.value': 'Seal',
    'signature.deviceId': 'Laptop',
    'signature.signedAs': 'Signed as',
    'signature.signedAt': 'Signed at',
  },
  screenings: {
    visitId: 'Visit',
    startAt: 'When',
    doorGate: 'Door check',
    mood: 'Mood screen',
    triage: 'Referral check',
  },
  consents: {
    visitId: 'Visit',
    startAt: 'When',
  },
  trips: {
    therapistId: 'Therapist',
    day: 'Day',
    startAt: 'When',
    plan: 'Plan of the day',
    'plan.order': 'Order',
    drive: 'Drive',
    'drive.purpose': 'What for',
  },
  stock: {
    at: 'When',
    visitId: 'Visit',
    movement: 'Movement',
    'movement.holderId': 'Whose bag',
    'movement.lines': 'Things',
    'movement.lines.itemId': 'Item',
    'movement.lines.lotId': 'Lot',
    'movement.lines.place': 'Where',
    'movement.lines.quantity': 'Quantity',
    'movement.lines.unit': 'Counted in',
    heat: 'Warmth',
    'heat.what': 'What was warm',
    'heat.temperatureC': 'Temperature (°C)',
    'heat.wristChecked': 'Tried on the wrist',
    'heat.minutes': 'Minutes',
    'heat.reason': 'Reason',
    cleaning: 'Cleaning',
    'cleaning.what': 'What was cleaned',
    'cleaning.method': 'How',
    'cleaning.contactMin': 'Minutes left wet',
    'cleaning.temperatureC': 'Temperature of the wash (°C)',
    charge: 'Charge',
    'charge.itemId': 'Device',
    'charge.percent': 'Charge (%)',
  },
  summaries: {
    recipientRole: 'Who it goes to',
    noteIds: 'Notes it draws from',
    ask: 'What you ask',
    requestBy: 'Answer wanted by',
    urgency: 'How soon',
    parts: 'What stands on it',
    message: 'Message',
    sentAt: 'Sent at',
    sentHow: 'Sent as',
    pageFileId: 'Page as sent',
    leftOut: 'Left out',
  },
}

/** What the same ids look like in a path: an item of a list. */
const itemId = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

const readable = (name: string): string => {
  const spaced = name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase()
  return spaced.charAt(0).toUpperCase() + spaced.slice(1)
}

/** Words of one field (path without items of lists); null when there are none. */
export const knownFieldWords = (collection: CollectionName, path: string): string | null =>
  byCollection[collection][path] ?? common[path.slice(path.lastIndexOf('.') + 1)] ?? null

/** Lists: what follows their name in a path is the key of an item. */
const lists = new Set([
  'credentials',
  'signingKeys',
  'kitIds',
  'lines',
  'allergens',
  'lots',
  'steps',
  'windows',
  'careTeam',
  'waiting',
  'timeOff',
  'allergies',
  'medications',
  'conditions',
  'clearances',
  'infantIds',
  'checklist',
  'timeline',
  'noteIds',
  'parts',
])

/** Fields that are decided together, where listing their words would read badly. */
const together: Readonly<Record<string, string>> = {
  'startAt+endAt+timeZone': 'Day and time',
  'startTime+endTime': 'From and to',
  'startAt+endAt+wholeDays': 'From and to',
  'fromDay+untilDay': 'Days that suit',
  'providerId+recipientRole': 'Who it goes to',
  'sharing+sharingOn': 'Sharing',
  'kind+parentId': 'Household',
}

/**
 * A field in plain words, from the outside in: `home.access.gateCode` → Home, Getting in, Gate code.
 * Items of lists are left out, fields that go together (`a+b`) are named together, and one that is not
 * known is spelled readably. '' is the whole record.
 */
export function fieldWords(collection: CollectionName, field: string): readonly string[] {
  if (field === '') return ['The whole record']
  if (field === foldedEdits) return ['Several older changes']
  const words: string[] = []
  const path: string[] = []
  for (const name of field.split('.')) {
    if (lists.has(path.at(-1) ?? '')) {
      // The key of an item that is no id is its own text, dots and all: the value says it.
      if (!itemId.test(name)) break
      path.push('')
      continue
    }
    path.push(name)
    words.push(together[name] ?? nameWords(collection, path))
  }
  return words
}

/** Very many lost edits of one record are folded into one that stands under this name. */
export const foldedEdits = 'lostEdits'

function nameWords(collection: CollectionName, path: readonly string[]): string {
  const above = path.slice(0, -1).filter(Boolean)
  const names = (path.at(-1) ?? '').split('+').map((name) => {
    const full = [...above, name].join('.')
    return knownFieldWords(collection, full) ?? readable(name)
  })
  return names.map((words, index) => (index === 0 ? words : words.toLowerCase())).join(', ')
}
