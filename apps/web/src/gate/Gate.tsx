export const Gate = () => null;
