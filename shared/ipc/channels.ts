/**
 * The names of every call the page may make. A list of its own, so that the preload script (which
 * runs before the page) does not load the schemas with it.
 */
export const channelNames = [
  'app.info',
  'app.openProfile',
  'app.discardSample',
  'app.setTheme',
  'app.readyToClose',
  'app.openExternal',
  'app.copyText',
  'vault.state',
  'vault.create',
  'vault.createFromBackup',
  'vault.createFromTransfer',
  'vault.unlock',
  'vault.unlockWithRecoveryCode',
  'vault.unlockWithKeychain',
  'vault.lock',
  'vault.changePassphrase',
  'vault.newRecoveryCode',
  'vault.confirmRecoveryCode',
  'vault.setKeychain',
  'vault.backupHeader',
  'vault.openBackupHeader',
  'vault.rotateSpaceKeys',
  'vault.announceSpaceKeys',
  'vault.announcements',
  'vault.takeSpaceKey',
  'vault.sign',
  'vault.markStore',
  'vault.measureStrength',
  'laptop.add',
  'laptop.removeAccount',
  'store.keepCopy',
  'store.putBackCopy',
  'store.discard',
  'file.create',
  'file.append',
  'file.commit',
  'file.discard',
  'file.choose',
  'file.read',
  'file.release',
  'document.put',
  'document.savePdf',
  'document.pdf',
  'document.print',
  'document.release',
  'server.state',
  'server.inspect',
  'server.setUp',
  'server.use',
  'server.forget',
  'server.request',
  'server.cancel',
] as const

export type ChannelName = (typeof channelNames)[number]

/** What the main process tells the page without being asked. */
export const eventNames = ['lock', 'closing'] as const
export type EventName = (typeof eventNames)[number]
