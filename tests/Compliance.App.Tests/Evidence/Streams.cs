namespace Compliance.App.Tests.Evidence;

/// <summary>A stream that gives its bytes in odd pieces, and may break off.</summary>
internal sealed class Trickle(byte[] bytes, int failAt = int.MaxValue, Action<int>? onRead = null) : MemoryStream(bytes, writable: false)
{
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (Position >= failAt)
        {
            throw new IOException("The connection was lost.");
        }

        var piece = buffer[..Math.Min(buffer.Length, 7919)];
        var read = Read(piece.Span);
        onRead?.Invoke((int)Position);
        return ValueTask.FromResult(read);
    }
}

/// <summary>A stream that gives one byte, says so, and ends when it is told to.</summary>
internal sealed class Paused(TaskCompletionSource inside, TaskCompletionSource go) : MemoryStream([1], writable: false)
{
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (Position == Length)
        {
            inside.TrySetResult();
            await go.Task;
        }

        return Read(buffer.Span);
    }
}
