import type { BackupSource } from '#shared/crypto/backup-file'

/** The disk did not give what it holds: another matter than a damaged backup. */
export class BackupNotReadable extends Error {}

const largestRead = 8_388_608

/** A chosen file as the backup reader wants it. `onRead` hears how far in the file the reading is. */
export function fileSource(
  handle: string,
  size: number,
  onRead: (offset: number) => void = () => {},
): BackupSource {
  const piece = async (offset: number, length: number) => {
    const answer = await window.doorstep.call('file.read', { handle, offset, length })
    // Shorter than asked: the file was cut since it was chosen.
    if (!answer.ok || answer.value.chunk.byteLength !== length) throw new BackupNotReadable()
    return answer.value.chunk
  }
  return {
    size,
    async read(offset, length) {
      if (length === 0) return new Uint8Array()
      const whole = new Uint8Array(length)
      for (let done = 0; done < length; done += largestRead) {
        whole.set(await piece(offset + done, Math.min(largestRead, length - done)), done)
      }
      onRead(offset + length)
      return whole
    },
  }
}
