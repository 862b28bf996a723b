import { type AesKey, decrypt, encrypt, SealedDataDamaged } from './aes-gcm'
import { type Bytes, concat, fromUtf8, plain, readUint32, uint32, utf8 } from './bytes'
import { pad, unpad } from './padding'

/** A file as it is kept: what it is called and what kind it is are as secret as what is in it. */
export interface OpenFile {
  readonly name: string
  readonly type: string
  readonly bytes: Uint8Array
}

const aad = (space: string, id: string) => utf8(JSON.stringify(['file', 1, space, id]))

/** Padded, and bound to its id and space: a sealed file put in another's place does not open. */
export function sealFile(
  key: AesKey,
  space: string,
  id: string,
  { name, type, bytes }: OpenFile,
): Promise<Bytes> {
  const about = utf8(JSON.stringify({ name, type }))
  return encrypt(key, pad(concat(uint32(about.byteLength), about, bytes)), aad(space, id))
}

/** Throws SealedDataDamaged when it was changed, moved, or sealed under another key. */
export async function openFile(
  key: AesKey,
  space: string,
  id: string,
  sealed: Uint8Array,
): Promise<OpenFile> {
  const content = unpad(await decrypt(key, sealed, aad(space, id)))
  if (content === null) throw new SealedDataDamaged('padding')
  const end = 4 + readUint32(content)
  const { name, type } = JSON.parse(fromUtf8(content.subarray(4, end))) as OpenFile
  return { name, type, bytes: plain(content.subarray(end)) }
}
