const addressShape =
  /^(https?):\/\/(\[[0-9a-f:]+\]|[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?)(?::\d{1,5})?(?:\/[A-Za-z0-9._~-]+)*\/?$/i
const loopback = /^(127(?:\.\d{1,3}){3}|\[::1\]|localhost)$/i

/** What is wrong with the address of a map server, or null: https, or http on this very machine; no user, query or fragment. */
export function placeAddressProblem(address: string): 'badAddress' | 'insecure' | null {
  const [, scheme = '', host = ''] = addressShape.exec(address.trim()) ?? []
  if (host === '' || /\/\.{1,2}(\/|$)/.test(address)) return 'badAddress'
  return scheme.toLowerCase() === 'https' || loopback.test(host) ? null : 'insecure'
}
