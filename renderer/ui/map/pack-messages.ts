import type { PackRefusal } from '#shared/domain/places/pmtiles-directory'
import type { PackFacts } from '#shared/domain/places/pmtiles-pack'

/** Between the page and the worker that reads a base map. */
export type PackQuestion =
  | {
      readonly kind: 'open'
      readonly number: number
      readonly token: string
      readonly sizeBytes: number
    }
  | {
      readonly kind: 'tile'
      readonly number: number
      readonly zoom: number
      readonly x: number
      readonly y: number
    }

/** `unreadable`: the disk, or a bug of ours. */
export type PackTrouble = PackRefusal | 'unreadable'

export type PackReply =
  | { readonly kind: 'opened'; readonly number: number; readonly facts: PackFacts }
  | {
      readonly kind: 'tile'
      readonly number: number
      readonly bytes: Uint8Array<ArrayBuffer> | null
    }
  | { readonly kind: 'trouble'; readonly number: number; readonly trouble: PackTrouble }
