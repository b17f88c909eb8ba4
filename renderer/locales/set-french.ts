/** French typography: no line may break before : ; ? ! » or after «. Messages are written with plain spaces, which are easier to
 *  see and to edit; they are set when the program starts. */
export function setFrench<Messages extends Readonly<Record<string, string>>>(messages: Messages): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(messages).map(([key, text]) => [key, setFrenchText(text)]));
}

export const setFrenchText = (text: string): string => text.replace(/ (?=[;?!])/g, '\u202f').replace(/ (?=[:»])|(?<=«) /g, '\u00a0');
