import type { OpenedVault } from '#shared/ipc/contract'

/** What Settings changed about the vault since it was opened; gone with the page when it locks. */
const changed: Partial<Pick<OpenedVault, 'recoveryCodeConfirmed' | 'keychain'>> = {}

export const vaultNow = (opened: OpenedVault): OpenedVault => ({ ...opened, ...changed })

export const noteVaultChange = (change: typeof changed): void => {
  Object.assign(changed, change)
}
