// Secrets as they may turn up in a text: as they are, and as programs write them.

export type Marker = { readonly kind: string; readonly value: string };

/** Everything that tells of a value to who reads it, whole or in its middle. */
export function formsOf(value: string): readonly string[] {
  const bytes = Buffer.from(value);
  // Base64 of a text that it stands in, wherever it begins there: its ends are left out.
  const within = [0, 1, 2].map((before) => {
    const text = Buffer.concat([Buffer.alloc(before, 0x20), bytes]).toString('base64');
    return text.slice(before === 0 ? 0 : 4, Math.floor((before + bytes.length) / 3) * 4);
  });
  const quoted = JSON.stringify(value).slice(1, -1);
  const forms = [
    value,
    quoted,
    JSON.stringify(quoted).slice(1, -1),
    quoted.replaceAll('/', '\\/'),
    encodeURIComponent(value),
    ...within,
    ...within.map((text) => text.replaceAll('+', '-').replaceAll('/', '_')),
    bytes.toString('hex'),
    bytes.toString('hex').toUpperCase(),
    [...value].reverse().join(''),
  ];
  return [...new Set(forms)].filter((form) => form.length >= 8);
}

/** Which markers stand in a text, and as what. */
export function markersIn(text: string, markers: readonly Marker[]): readonly string[] {
  // Lines that a terminal or a PEM file breaks are read as one.
  const whole = text.replace(/[\r\n]+ */g, '');
  return markers.flatMap(({ kind, value }) =>
    formsOf(value)
      .filter((form) => text.includes(form) || whole.includes(form))
      .slice(0, 1)
      .map((form) => `${kind} as ${form === value ? 'it is' : form.slice(0, 12)}`),
  );
}
