export function openApiText(document: unknown): string;
