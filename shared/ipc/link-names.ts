/**
 * How the place of a link is called on the server. Everybody who has the name may read what lies there, so
 * 256 random bits stand in it; hex, because CouchDB takes small letters only.
 */
export const linkDatabase = (place: string): string => `link-${place}`

/** The one document of a place, and the one file on it. Short, for a link's address has 128 characters. */
export const linkDocument = 's'
export const linkFile = 's'

/** The address that a link names, and anybody may fetch. `server`: without a slash at its end. */
export const linkAddress = (server: string, place: string): string =>
  `${server}/${linkDatabase(place)}/${linkDocument}/${linkFile}`

/** What the file of a link is served as (SMART Health Links, direct file request). */
export const linkContentType = 'application/jose'

/** Readers of links take five megabytes at most; the whole file is under it. */
export const largestLinkBytes = 5_000_000

export const placePattern = /^[0-9a-f]{64}$/
