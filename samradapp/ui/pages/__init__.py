"""The pages: each arranges panels, wires their signals to the store, and shows one meeting or the register."""
