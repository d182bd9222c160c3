export function letRegistersGo(): Promise<void>;
export function keepRegisters(): void;
