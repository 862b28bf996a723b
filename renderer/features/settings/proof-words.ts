/** Why a passphrase given as proof was not taken. */
export function proofWords(code: 'wrong' | 'wait' | 'locked' | 'disk', waitMs = 0): string {
  switch (code) {
    case 'wrong':
      return 'That is not the passphrase you use now.'
    case 'wait':
      return `Several wrong tries. Wait ${Math.ceil(waitMs / 1000)} seconds and try again.`
    case 'locked':
      return 'Doorstep was locked meanwhile. Unlock it and try again.'
    case 'disk':
      return 'The disk did not take it; everything is as it was. Free some space and try again.'
  }
}
