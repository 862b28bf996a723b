import { idFrom } from '#shared/sync/merge/id-from'

/** One a visit and person: two laptops that ask at the same door write one and the same record. */
export const gateId = (visitId: string, clientId: string): string =>
  idFrom(['doorGate', visitId, clientId])
