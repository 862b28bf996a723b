import { useNamesHidden } from './hide-names'

/** The code of a door. A number alone is no word to look for on a page: while names are hidden it is not put there. */
export function GateCode({ code }: { readonly code: string }) {
  return useNamesHidden() ? 'hidden' : code
}
