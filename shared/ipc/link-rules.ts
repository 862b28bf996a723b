import { largestLinkBytes, linkContentType, linkDocument, linkFile } from './link-names'
import { ownerRole, staffRole } from './server-names'

/** Who may write in a place: the person whose laptop it was made ready for, and the practice's owner. */
export interface PlaceWriters {
  readonly staffId: string
  /** The id of the practice's shared space. */
  readonly practice: string
}

/** Rises with every change of the rules. */
export const linkRulesVersion = 1

/**
 * The rules of a place that everybody may read (ES5, as CouchDB's engines take it): one document with one
 * sealed file, from the practice alone; it may be removed, and never be changed.
 */
const rulesOf = ({
  staffId,
  practice,
}: PlaceWriters): string => `function (newDoc, oldDoc, userCtx) {
  var refuse = function (why) { throw { forbidden: why }; };
  var has = function (role) { return userCtx.roles.indexOf(role) !== -1; };
  var isAdmin = has('_admin');
  if (newDoc._id.indexOf('_design/') === 0) {
    if (!isAdmin) refuse('rules are for administrators');
    return;
  }
  if (!isAdmin && !has('${staffRole(staffId)}') && !has('${ownerRole(practice)}')) refuse('only to be read');
  if (newDoc._id !== '${linkDocument}') refuse('one document');
  var names = newDoc._deleted ? ['_id', '_rev', '_deleted', '_revisions'] : ['_id', '_rev', '_revisions', '_attachments'];
  for (var name in newDoc) {
    if (names.indexOf(name) === -1) refuse('unknown field');
  }
  if (newDoc._deleted) return;
  if (oldDoc && !oldDoc._deleted) refuse('written once');
  var files = [];
  for (var file in newDoc._attachments || {}) files.push(file);
  if (files.length !== 1 || files[0] !== '${linkFile}') refuse('one file');
  var sealed = newDoc._attachments['${linkFile}'];
  if (sealed.content_type !== '${linkContentType}') refuse('not sealed');
  if (sealed.length > ${largestLinkBytes}) refuse('too large');
}`

export interface LinkDesign {
  readonly _id: '_design/doorstep'
  readonly language: 'javascript'
  readonly version: number
  readonly validate_doc_update: string
}

export const linkDesign = (writers: PlaceWriters): LinkDesign => ({
  _id: '_design/doorstep',
  language: 'javascript',
  version: linkRulesVersion,
  validate_doc_update: rulesOf(writers),
})

/** Open to be read by everybody; the server's administrators alone may change how it stands. */
export const linkSecurity = {
  admins: { names: [], roles: ['_admin'] },
  members: { names: [], roles: [] },
} as const
