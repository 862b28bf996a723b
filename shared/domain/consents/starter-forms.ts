import type { CatalogEntry, FormPurpose, FormVersion } from '../../schema/catalog-entry'

type Words = Pick<FormVersion, 'titleEn' | 'titleEs' | 'textEn' | 'textEs'>

/*
 * Plain words to start from, our own. They are no legal advice: each practice reads them with its
 * lawyer and makes them its own. They promise nothing about health.
 */
const intake: Words = {
  titleEn: 'Before we begin',
  titleEs: 'Antes de empezar',
  textEn: `Please tell your massage therapist what helps to keep you and your baby safe.

Answer what you can. You may leave a question open, and you may ask about any of them.

Your therapist does not diagnose and does not treat illness. Tell your therapist about changes before each visit: a fever, bleeding, a new medicine, a new allergy, a stay in the hospital.

Your answers are kept encrypted by this practice. They are not passed on without your yes.

By signing you say that these answers are true as far as you know.`,
  textEs: `Por favor, cuéntele a su terapeuta de masaje lo que ayude a cuidar de usted y de su bebé.

Responda lo que pueda. Puede dejar una pregunta sin responder y puede preguntar sobre cualquiera de ellas.

Su terapeuta no diagnostica ni trata enfermedades. Avise antes de cada visita si algo cambió: fiebre, sangrado, un medicamento nuevo, una alergia nueva, una hospitalización.

Este consultorio guarda sus respuestas cifradas. No se entregan a nadie sin su permiso.

Al firmar, usted dice que estas respuestas son verdaderas según lo que usted sabe.`,
}

const treatment: Words = {
  titleEn: 'Consent to massage',
  titleEs: 'Consentimiento para el masaje',
  textEn: `I agree to receive massage at home from a licensed massage therapist of this practice.

I know that massage is not medical care. My therapist does not diagnose, prescribe, or replace my doctor, midwife, or other provider.

I decide which parts of my body are massaged. I stay covered except for the part that is being worked on. I can ask for less pressure, a pause, or a change at any time.

I can stop the session at any time, without giving a reason. My therapist can stop it too, when it is not safe to go on.

I will tell my therapist about my health and about changes in it.

I can take this consent back at any time, by saying so or in writing. I may have a copy of this page.`,
  textEs: `Acepto recibir masaje en mi casa de una persona con licencia de terapeuta de masaje que trabaja en este consultorio.

Sé que el masaje no es atención médica. Mi terapeuta no diagnostica, no receta y no reemplaza a mi médico, a mi partera ni a ningún otro profesional.

Yo decido qué partes de mi cuerpo reciben masaje. Mi cuerpo permanece cubierto, excepto la parte que se trabaja. Puedo pedir menos presión, una pausa o un cambio en cualquier momento.

Puedo detener la sesión en cualquier momento, sin dar razones. Mi terapeuta también puede detenerla si no es seguro continuar.

Le contaré a mi terapeuta sobre mi salud y los cambios que haya.

Puedo retirar este consentimiento en cualquier momento, de palabra o por escrito. Puedo recibir una copia de esta página.`,
}

const breastSession: Words = {
  titleEn: 'Consent to this breast session',
  titleEs: 'Consentimiento para esta sesión de masaje de los senos',
  textEn: `This consent is for today’s session only.

What may be done, with my yes to each part: light strokes on the upper trunk, chest, and inner arms; gentle touch and light circles on the breast; help with expressing milk by hand. The nipple and areola are touched only if I say yes to that apart.

My breasts stay covered except for the area that is being worked on, and only as far as I agree.

I have been told what will be done, which areas are left out, and why. I could ask questions.

I can say slower, lighter, or stop, for one spot or for the whole session, at any time. My therapist stops too if something looks unsafe, and will tell me whom to call.

I may have a person of my choice in the room.

Any sexual remark or contact ends the session.`,
  textEs: `Este consentimiento es solo para la sesión de hoy.

Lo que se puede hacer, con mi sí a cada parte: pases suaves en la parte alta del tronco, el pecho y la cara interna de los brazos; contacto suave y círculos ligeros en el seno; ayuda para extraer la leche a mano. El pezón y la areola se tocan solo si digo que sí por separado.

Mis senos permanecen cubiertos, excepto la zona que se trabaja, y solo hasta donde yo acepte.

Me explicaron qué se hará, qué zonas no se tocan y por qué. Pude hacer preguntas.

En cualquier momento puedo decir “más despacio”, “más suave” o “alto”, para un punto o para toda la sesión. Mi terapeuta también se detiene si algo parece inseguro, y me dirá a quién llamar.

Puedo tener conmigo en la habitación a una persona de mi elección.

Cualquier comentario o contacto sexual termina la sesión.`,
}

const sharing: Words = {
  titleEn: 'Consent to share what is in my record',
  titleEs: 'Permiso para compartir mi expediente',
  textEn: `I agree that this practice may send the parts ticked below to the provider named below, for the purpose that stands there.

I know that:
– I can take this back at any time, in writing or by saying so. What was sent before stays sent.
– My sessions do not depend on my signing this.
– The provider who receives it may have to follow other privacy rules, and could pass it on.
– I may have a copy of this page.

This permission ends on the day that stands below.`,
  textEs: `Acepto que este consultorio envíe las partes marcadas abajo al profesional cuyo nombre aparece abajo, para el fin que allí se indica.

Sé que:
– Puedo retirar este permiso en cualquier momento, por escrito o de palabra. Lo que ya se envió queda enviado.
– Mis sesiones no dependen de que yo firme esto.
– Quien lo recibe puede tener otras reglas de privacidad y podría transmitirlo.
– Puedo recibir una copia de esta página.

Este permiso termina el día que se indica abajo.`,
}

export const starterTexts: Readonly<Record<FormPurpose, Words>> = {
  intake,
  treatment,
  breastSession,
  sharing,
}

type Stamp = Omit<
  CatalogEntry,
  'kind' | 'name' | 'active' | 'note' | 'service' | 'kit' | 'item' | 'practice' | 'form'
>

/** A form of the practice with its first version. */
export function newForm(purpose: FormPurpose, words: Words, stamp: Stamp): CatalogEntry {
  const first = { version: 1, madeAt: stamp.createdAt, madeBy: stamp.createdBy, ...words }
  return {
    ...stamp,
    kind: 'form',
    name: words.titleEn,
    active: true,
    note: '',
    ...{ service: null, kit: null, item: null, practice: null },
    form: { purpose, versions: [first] },
  }
}
