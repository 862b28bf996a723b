import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto'

/** Just enough DER for a certificate of a test; no certificate or key lies in the repository. */
function der(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(parts)
  const size = content.byteLength
  const length =
    size < 128 ? [size] : size < 256 ? [0x81, size] : [0x82, Math.floor(size / 256), size % 256]
  return Buffer.concat([Buffer.from([tag, ...length]), content])
}

const sequence = (...parts: readonly Uint8Array[]) => der(0x30, ...parts)
const objectId = (hex: string) => der(0x06, Buffer.from(hex, 'hex'))
const octets = (content: Uint8Array) => der(0x04, content)
const yes = der(0x01, Buffer.from([0xff]))

const ecdsaWithSha256 = sequence(objectId('2a8648ce3d040302'))
const commonName = (name: string) =>
  sequence(der(0x31, sequence(objectId('550403'), der(0x0c, Buffer.from(name)))))

/** `YYMMDDHHMMSSZ`. */
const utcTime = (at: Date) =>
  der(0x17, Buffer.from(`${at.toISOString().replace(/[-:T]/g, '').slice(2, 14)}Z`))

export interface Issued {
  readonly cert: string
  readonly key: string
  readonly name: string
  readonly privateKey: KeyObject
}

const dayMs = 86_400_000

/** A certificate that begins and ends this many days from now; without an issuer it signs itself. */
export function issue(options: {
  readonly name: string
  readonly fromDays: number
  readonly toDays: number
  readonly authority?: boolean
  readonly issuer?: Issued
}): Issued {
  const { name, issuer, authority = false } = options
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
  const at = (days: number) => utcTime(new Date(Date.now() + days * dayMs))
  const basics = sequence(objectId('551d13'), yes, octets(sequence(...(authority ? [yes] : []))))
  const altName = sequence(objectId('551d11'), octets(sequence(der(0x82, Buffer.from(name)))))
  const facts = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.from([1 + Math.floor(Math.random() * 126)])),
    ecdsaWithSha256,
    commonName(issuer?.name ?? name),
    sequence(at(options.fromDays), at(options.toDays)),
    commonName(name),
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(basics, altName)),
  )
  const signature = sign('sha256', facts, issuer?.privateKey ?? privateKey)
  const whole = sequence(facts, ecdsaWithSha256, der(0x03, Buffer.from([0]), signature))
  const lines = whole
    .toString('base64')
    .match(/.{1,64}/g)
    ?.join('\n')
  return {
    cert: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    name,
    privateKey,
  }
}
