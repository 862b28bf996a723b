/**
 * The few globals that every host of shared/ has (Node, the page, a worker), declared here because
 * shared/ is compiled without the DOM and without Node. Only shared/tsconfig.json sees this file.
 */
interface CryptoKey {
  readonly type: string
  readonly extractable: boolean
}
type BufferSource = ArrayBuffer | ArrayBufferView
interface SubtleCrypto {
  encrypt(algorithm: object, key: CryptoKey, data: BufferSource): Promise<ArrayBuffer>
  decrypt(algorithm: object, key: CryptoKey, data: BufferSource): Promise<ArrayBuffer>
  digest(algorithm: string, data: BufferSource): Promise<ArrayBuffer>
  importKey(
    format: 'raw',
    keyData: BufferSource,
    algorithm: string | object,
    extractable: boolean,
    usages: string[],
  ): Promise<CryptoKey>
  deriveBits(algorithm: object, baseKey: CryptoKey, length: number): Promise<ArrayBuffer>
}
declare const crypto: {
  readonly subtle: SubtleCrypto
  getRandomValues<T extends ArrayBufferView>(array: T): T
  randomUUID(): string
}
declare class TextEncoder {
  encode(input?: string): Uint8Array<ArrayBuffer>
}
declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean })
  decode(input?: BufferSource): string
}
declare function btoa(data: string): string
declare function atob(data: string): string
declare function structuredClone<T>(value: T): T
declare function setTimeout(handler: () => void, timeoutMs?: number): unknown
