"""Finished domain objects become Word files, and meetings become meeting files and are read from them.

``protocol_docx``, ``notice_docx`` and ``attendance_docx`` write; ``meeting_file`` writes and reads;
``safe_file`` puts any file in place whole or not at all.
"""
